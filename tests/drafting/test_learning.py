from shanhai.drafting.proposing.learning import learn, leave_out


def test_a_document_is_left_out_with_all_that_only_it_has_brought(real_corpus):
    for source_id in real_corpus.known("source"):
        known = leave_out(real_corpus, source_id)
        own = real_corpus.mentions.query("source_id == @source_id")
        assert len(known.mentions) + len(own) == len(real_corpus.mentions)
        assert not {*known.figures["figure_id"]} & {*own["figure_id"]}
        assert {*known.figures["place_id"]} <= {*known.places["place_id"]}
        assert {*real_corpus.pairings["recipient_place_id"]} <= {
            *known.places["place_id"]
        }


def test_a_place_that_only_the_document_names_is_left_out(real_corpus):
    known = leave_out(real_corpus, "qingxi-dejiang-1")
    assert "aotian_cattle" not in {*known.places["place_id"]}
    assert "aotian_cattle" in {*leave_out(real_corpus, "x").places["place_id"]}


def test_what_is_usual_follows_the_codes(real_corpus):
    learned = learn(real_corpus, leave_out(real_corpus, "x"), None)
    pairs = ("destination=donor_province", "quality=any", "group=all")
    assert learned.find_usual("direction", "labour_employed", pairs) == "west_to_east"
    pairs = ("destination=home_province", *pairs[1:])
    assert learned.find_usual("direction", "labour_employed", pairs) == "none"
    assert learned.find_usual("direction", "unknown", pairs) == ""


def test_without_originals_what_the_data_say_of_a_subject_is_an_example(real_corpus):
    learned = learn(real_corpus, leave_out(real_corpus, "x"), None)
    subjects = {
        row.subject_zh: row.indicator_id
        for row in real_corpus.figures.itertuples()
        if len(row.subject_zh) > 1
    }
    gram = next(iter(subjects))[:2]
    numbers = [number for number, _ in learned.index[gram]]
    concepts = {learned.examples[n].indicator_id for n in numbers}
    assert next(iter(subjects.values())) in concepts
