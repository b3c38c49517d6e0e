import pytest
from attrs import evolve

from aboveboard.catalogs import domains
from aboveboard.errors import BadValue
from aboveboard.wording import Reason, shared_messages
from billing import billing


def test_each_lifecycle_has_a_file_reasons_have_one_and_no_sentence_has_two(tmp_path):
    shop = billing(tmp_path, "de", "pl")
    found = domains(shop.project, (shop.lifecycle,))
    assert [domain.name for domain in found] == ["subscription", "reasons", "shared"]
    keys = [message.key for domain in found for message in domain.messages]
    assert sorted(keys) == sorted({*keys})
    assert {message.key for message in shop.lifecycle.messages()} | {message.key for message in shared_messages()} == {
        *keys
    }


def test_shared_sentences_are_kept_beside_your_own_only_where_they_do_not_ship(tmp_path):
    shop = billing(tmp_path, "en", "de", "pl")
    assert domains(shop.project, (shop.lifecycle,))[-1].locales == ("pl",)
    shop.po("de").parent.mkdir(parents=True)
    shop.po("de", "shared").write_text("", encoding="utf-8")
    assert domains(shop.project, (shop.lifecycle,))[-1].locales == ("de", "pl")
    own = evolve(shop.project, shared=tmp_path / "shared")
    assert domains(own, (shop.lifecycle,))[-1].locales == ("en", "de", "pl")
    assert domains(own, (shop.lifecycle,))[-1].po("de") == tmp_path / "shared" / "de" / "LC_MESSAGES" / "shared.po"


def test_one_reason_in_two_wordings_is_refused(tmp_path):
    shop = billing(tmp_path)
    other = evolve(shop.lifecycle, name="other", reasons=(Reason("plan_ended", "It is over."),))
    with pytest.raises(BadValue, match=r"reason\.plan_ended:sentence: other says it in other words"):
        domains(shop.project, (shop.lifecycle, other))
