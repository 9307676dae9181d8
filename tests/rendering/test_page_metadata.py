import json
import re
from pathlib import Path

import pytest
from page_making import make_job, show_html

from shanhai.rendering.export import describe_job, export_page
from shanhai.rendering.plan import digest_data, plan_jobs
from shanhai.rendering.registry import read_reports

ROOT = Path(__file__).parents[2]
CITATION = re.compile(r'<p class="sh-citation">(.*?)</p>', re.DOTALL)
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def read_dataset(page: str) -> dict[str, object]:
    (text,) = BLOCK.findall(page)
    return json.loads(text)


@pytest.fixture(scope="module")
def real_jobs(whole_corpus):
    jobs = plan_jobs(whole_corpus, read_reports(ROOT / "notebooks"))
    return {job.file_name: job for job in jobs}


def test_page_tells_machines_what_it_is(corpus):
    job = make_job()
    assert read_dataset(export_page(corpus, show_html("<p>x</p>"), job=job)) == {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": "Alpha → Beta · Profiles",
        "description": "About Alpha.",
        "inLanguage": "en",
        "version": "9.9.9",
        "identifier": f"sha256:{digest_data(corpus, job)}",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": "shanhai contributors"},
        "keywords": ["东西部协作", "East-West cooperation", "Guangdong", "Guizhou"],
        # One window is stated with both ends; one is open, one inferred.
        "temporalCoverage": "2021-01-01/2021-12-31",
        "spatialCoverage": ["Alpha", "Beta"],
        "variableMeasured": ["Jobs (persons)"],
        "isBasedOn": [
            {
                "@type": "Article",
                "name": "A title",
                "creditText": "A </script> paper",
                "datePublished": "2022-07-06",
                "inLanguage": "zh",
                "identifier": f"sha256:{'f' * 64}",
            }
        ],
    }


def test_text_in_the_data_cannot_end_the_block(corpus):
    hostile = '</script><script>alert(1)</script><!-- "\\ \u2028 &amp;'
    job = make_job(title=hostile, summary="a\u202eb\x07", label=hostile)
    page = export_page(corpus, show_html("<p>x</p>"), job=job)
    dataset = read_dataset(page)
    assert dataset["name"] == hostile.replace("\u2028", "[U+2028]")
    assert dataset["description"] == "a[U+202E]b[U+0007]"
    assert "<" not in BLOCK.findall(page)[0]


def test_a_pairing_s_page_tells_of_its_figures_alone(real_corpus, real_jobs):
    dataset = describe_job(real_corpus, real_jobs["profile-huangpu-dushan.zh.html"])
    figures = real_corpus.figures
    own = figures[figures["pairing_id"] == "huangpu-dushan"]
    names = real_corpus.indicators.set_index("indicator_id")["name_zh"]
    measured = {one.partition("（")[0] for one in dataset["variableMeasured"]}
    assert measured == {names[code] for code in own["indicator_id"]}
    places = {*dataset["spatialCoverage"]}
    assert {"独山县", "德江县"} & places == {"独山县"}
    assert dataset["temporalCoverage"] == "2020-01-01/2023-12-31"
    assert [one.get("datePublished") for one in dataset["isBasedOn"]] == [None]
    assert dataset["inLanguage"] == "zh"


def test_a_domain_s_page_tells_of_its_indicators_alone(real_corpus, real_jobs):
    dataset = describe_job(real_corpus, real_jobs["comparison-donations.en.html"])
    indicators = real_corpus.indicators
    own = indicators[indicators["domain_id"] == "donations"]
    measured = {one.partition(" (")[0] for one in dataset["variableMeasured"]}
    assert measured <= set(own["name_en"])
    assert len(dataset["isBasedOn"]) > 1


def test_every_page_s_block_is_read_and_complete(real_site, real_page, real_jobs):
    page = (real_site / real_page).read_text(encoding="utf-8")
    dataset = read_dataset(page)
    assert dataset["inLanguage"] == real_page.split(".")[-2]
    digest = dataset["identifier"].removeprefix("sha256:")
    assert f"<code>{digest}</code>" in page
    cited = CITATION.findall(page)
    job = real_jobs[real_page]
    assert len(cited) == (job.shows_values and not job.shows_code)
    assert all(digest[:12] in text for text in cited)
    for part in ("name", "description", "variableMeasured", "isBasedOn"):
        assert dataset[part], part
