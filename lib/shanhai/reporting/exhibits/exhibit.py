"""What stands in a report: exhibits that refuse to be incomplete, and findings."""

from dataclasses import dataclass, fields

from markupsafe import Markup

from shanhai.errors import ShanhaiError
from shanhai.reporting.tables.markup import NOTHING, STAND_IN, list_items, stack, tag
from shanhai.reporting.wording import say, split_first_sentence, strip_links

LONGEST_ALT = 250


class ExhibitError(ShanhaiError):
    """An exhibit lacks what a reader needs to judge it."""


@dataclass(frozen=True, repr=False)
class Exhibit:
    """A title, its computed finding, what is shown, and where it comes from.

    The finding's first sentence is the headline, under the title as its subject.

    Parameters
    ----------
    content
        What is shown, as HTML: drawings, tables, or both.
    alt
        What is shown, for those who cannot see it; at most 250 characters.

    Raises
    ------
    ExhibitError
        If a part is empty or the alternative text too long.
    """

    title: str
    finding: str
    content: Markup
    unit: str
    period: str
    source: str
    alt: str
    lang: str

    def __post_init__(self) -> None:
        """Refuse empty parts."""
        empty = [part.name for part in fields(self) if not self._has(part.name)]
        if empty:
            raise ExhibitError(
                f"Exhibit {self.title!r} has no {', '.join(empty)}. "
                "Nothing is shown without title, finding, content, unit, period, "
                "source and alternative text."
            )
        if len(self.alt) > LONGEST_ALT:
            raise ExhibitError(
                f"Exhibit {self.title!r}: its alternative text has {len(self.alt)} "
                f"characters. Shorten it to {LONGEST_ALT}."
            )

    def __repr__(self) -> str:
        """Show title and finding where HTML is not shown."""
        return f"{self.title}. {strip_links(self.finding)}"

    def _repr_html_(self) -> str:
        return str(
            tag(
                "figure",
                stack(self._caption(), self._stand_in(), self.content, self._footer()),
                class_="sh-exhibit",
                aria_label=self.alt,
                lang=self.lang,
            )
        )

    def _caption(self) -> Markup:
        headline, others = split_first_sentence(self.lang, self.finding)
        subject = tag("span", self.title, class_="sh-subject")
        title = tag("h3", stack(subject, " ", headline), class_="sh-title")
        rest = tag("p", others, class_="sh-finding") if others else NOTHING
        return tag("figcaption", stack(title, rest))

    def _stand_in(self) -> Markup:
        """Say what a drawing shows, for a notebook that JupyterLab does not trust."""
        if "<svg" not in self.content:
            return NOTHING
        return tag("p", say(self.lang, "not-drawn", alt=self.alt), class_=STAND_IN)

    def _footer(self) -> Markup:
        line = say(
            self.lang,
            "exhibit-footer",
            unit=self.unit,
            period=self.period,
            source=self.source,
        )
        return tag("p", line, class_="sh-source")

    def _has(self, name: str) -> bool:
        return bool(str(getattr(self, name)).strip())


@dataclass(frozen=True, repr=False)
class Findings:
    """Computed sentences, shown as a list; there is always at least one."""

    sentences: tuple[str, ...]
    lang: str

    def __post_init__(self) -> None:
        """Refuse an empty list and empty sentences."""
        if not self.sentences or not all(text.strip() for text in self.sentences):
            raise ExhibitError("Findings need at least one sentence, none empty.")

    def __repr__(self) -> str:
        """Show the sentences where HTML is not shown."""
        return "\n".join(map(strip_links, self.sentences))

    def _repr_html_(self) -> str:
        return str(list_items(self.sentences, class_="sh-findings", lang=self.lang))
