"""A body's place among others, groups of bodies and what they share, in news of ministries and of the cabinet."""

from __future__ import annotations

import pytest

from tests.normalize.test_whose_and_what_in_prose import told
from tests.normalize.understanding import levels_of_bodies


@pytest.mark.parametrize(
    "place",
    [
        "เป็นอันดับ 1 ในกระทรวงคมนาคม",
        "สูงที่สุดในกระทรวงคมนาคม คือ",
        "สูงสุดของหน่วยงานในสังกัดกระทรวงคมนาคม จำนวน 9 แห่ง โดยมีคะแนน",
        "เป็นอันดับ 2 ของประเทศจากหน่วยงานระดับกรม 148 แห่ง ที่",
    ],
)
def test_the_ministry_among_whose_bodies_one_is_first_has_no_result(place: str) -> None:
    text = f"กรมเจ้าท่าได้รับคะแนน ITA ประจำปี 2566 {place} 94.26 คะแนน"
    assert told(text) == {("กรมเจ้าท่า", 2566, "ITA", "94.26")}


@pytest.mark.parametrize("giver", ["ผ่านการรับรองจากกรมอนามัยครบ 6 อาคาร และ", "รับรางวัลด้านบัญชีจากกรมบัญชีกลาง และ 2)"])
def test_who_gives_something_has_no_result(giver: str) -> None:
    text = f"กรมการข้าว{giver} ผลคะแนน ITA ปี 2567 เท่ากับ 91.35 คะแนน"
    assert told(text) == {("กรมการข้าว", 2567, "ITA", "91.35")}


def test_who_comes_from_a_body_speaks_for_it() -> None:
    text = "ผู้ดำเนินรายการ: แขกวันนี้มาจากกรมการข้าว คะแนน ITA ปี 2567 ได้ 91.35 คะแนน"
    assert told(text) == {("กรมการข้าว", 2567, "ITA", "91.35")}


def test_an_envoy_receives_for_the_body() -> None:
    text = "นางมาลี ใจงาม ผู้แทนกรมการข้าว เข้ารับโล่จากประธาน ป.ป.ช. ด้วยคะแนน ITA ปี 2567 ที่ 97.35 คะแนน"
    assert told(text) == {("กรมการข้าว", 2567, "ITA", "97.35")}


@pytest.mark.parametrize("group", ["หน่วยงานของกระทรวงคมนาคม", "ส่วนราชการในสังกัด", "หน่วยงานระดับจังหวัด เช่น โรงพยาบาลชุมชน"])
def test_the_mean_of_a_group_is_nobodys(group: str) -> None:
    text = f"ที่ประชุมทราบว่า ปี 2567 {group} ได้คะแนน ITA เฉลี่ย 87.41 คะแนน ส่วนกรมเจ้าท่าได้ 93.18 คะแนน"
    assert told(text) == {("กรมเจ้าท่า", 2567, "ITA", "93.18")}


@pytest.mark.parametrize(
    "own",
    [
        "การประเมิน ITA ของหน่วยงานภาครัฐ ได้ค่าเฉลี่ยของทั้ง 3 เครื่องมือ",
        "ผลการประเมิน ITA ของหน่วยงานของรัฐ เฉลี่ยทั้งสามแบบวัด เท่ากับ",
        "จากการประเมิน ITA หน่วยงานภาครัฐ ได้คะแนนเฉลี่ย",
        "ผลประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ คะแนนเฉลี่ย",
        "ด้วยความร่วมมือของทุกหน่วยงาน ได้คะแนน ITA เฉลี่ย",
        "ทุกส่วนราชการช่วยกัน ได้คะแนน ITA เฉลี่ย",
        "หน่วยงานของเราได้คะแนน ITA เฉลี่ย",
    ],
)
def test_the_mean_of_a_bodys_own_parts_is_its_result(own: str) -> None:
    text = f"กรมการข้าว\n\nผลการประเมิน ITA ปี 2567\n\n{own} 91.20 คะแนน"
    assert told(text) == {("กรมการข้าว", 2567, "ITA", "91.20")}


@pytest.mark.parametrize(
    "others",
    [
        "ผลการประเมิน ITA ของหน่วยงานภาครัฐ คะแนนเฉลี่ย",
        "ในการประเมิน ITA หน่วยงานภาครัฐ คะแนนเฉลี่ย",
        "จากการประเมิน ITA หน่วยงานภาครัฐทั่วประเทศ ได้คะแนนเฉลี่ย",
        "การประเมิน ITA หน่วยงานภาครัฐทั้งหมด ได้ค่าเฉลี่ยของทั้ง 3 เครื่องมือ",
    ],
)
def test_the_mean_of_the_countrys_bodies_is_not_that_of_the_one_that_tells_it(others: str) -> None:
    assert told(f"กรมการข้าว\n\nผลการประเมิน ITA ปี 2567\n\n{others} 91.20 คะแนน") == set()


@pytest.mark.parametrize("said", ["เป็นหน่วยงานของ", "หน่วยงานในสังกัด", "หนึ่งในหน่วยงานของ"])
def test_words_for_what_a_body_is_make_no_group_of_it(said: str) -> None:
    text = f"กรมเจ้าท่า {said}กระทรวงคมนาคม มีคะแนน ITA ปี 2567 ที่ 93.18 คะแนน"
    assert told(text) == {("กรมเจ้าท่า", 2567, "ITA", "93.18")}


def test_the_mean_below_a_list_is_not_its_last_members() -> None:
    text = "ผลการประเมิน ITA ปี 2567\n1) กรมเจ้าท่า ได้ 93.18 คะแนน\n2) กรมการข้าว ได้ 91.35 คะแนน\nเฉลี่ย 92.27 คะแนน"
    assert told(text) == {("กรมเจ้าท่า", 2567, "ITA", "93.18"), ("กรมการข้าว", 2567, "ITA", "91.35")}


@pytest.mark.parametrize(
    "by", ["เพิ่มสูงขึ้นมากถึง 12.40 คะแนน จากปี 2561", "ก้าวกระโดดขึ้นกว่า 12.40 คะแนน", "ลดลงเล็กน้อยเพียง 10.40 คะแนน"]
)
def test_by_how_much_a_score_changed_is_no_score(by: str) -> None:
    text = f"กรมการข้าวได้คะแนน ITA ปี 2567 ที่ 91.35 คะแนน มีคะแนน{by}"
    assert told(text) == {("กรมการข้าว", 2567, "ITA", "91.35")}


def test_a_score_that_is_expected_is_none() -> None:
    assert told("กรมการข้าวคาดว่าผลคะแนน ITA ปี 2568 จะอยู่ที่ 95.40 คะแนน") == set()


@pytest.mark.parametrize(
    "said",
    [
        "ผลักดันให้หน่วยงานภายใต้กระทรวงคมนาคมผ่านการประเมินในระดับดีเยี่ยม",
        "เร่งงานตามตัวชี้วัด ITA ปี 2567 ให้บรรลุระดับผ่านดี",
        "เดินหน้าการประเมิน ITA ปี 2567 สู่ระดับผ่านดีเยี่ยม",
        "มอบใบประกาศให้ 12 หน่วยงาน ที่ได้ผลประเมิน ITA ปี 2567 ในระดับผ่านดี",
        "รับการประเมิน ITA ปี 2567 มีผลอยู่ทั้งในระดับผ่าน ผ่านดี และผ่านดีเยี่ยม",
        "แจ้งผลการประเมิน ITA ปี 2561 ในที่ประชุมผู้บริหารระดับสูง",
    ],
)
def test_levels_aimed_at_or_of_others_are_nobodys(said: str) -> None:
    assert levels_of_bodies(f"กรมเจ้าท่า{said}") == set()


def test_a_level_is_that_of_the_bodies_listed_behind_their_share() -> None:
    text = (
        "ผลการประเมิน ITA ปี 2565 ระดับ AA มีจำนวน 1 หน่วยงาน คิดเป็นร้อยละ 33.33 ได้แก่ กรมเจ้าท่า"
        " และระดับ A มีจำนวน 2 หน่วยงาน คิดเป็นร้อยละ 66.67 ได้แก่ กรมการข้าว และกรมประมง"
    )
    assert levels_of_bodies(text) == {("กรมเจ้าท่า", "AA"), ("กรมการข้าว", "A"), ("กรมประมง", "A")}


def test_bodies_that_have_a_level_too_have_it() -> None:
    text = "ปี 2559 กรมเจ้าท่าได้คะแนน ITA ร้อยละ 86.10 โดยกรมการข้าว และกรมประมง มีคะแนนอยู่ในระดับสูงมากเช่นกัน"
    assert {("กรมการข้าว", "สูงมาก"), ("กรมประมง", "สูงมาก")} <= levels_of_bodies(text)
