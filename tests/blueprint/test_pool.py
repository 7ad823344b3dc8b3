import pytest

from finserv.blueprint import Pool
from finserv.errors import FinservError
from finserv.language import Text


def test_a_pool_has_one_member_unless_it_is_said():
    pool = Pool(id="teller", name_zh="柜员", name_en="tellers", wage=60)
    assert (pool.capacity, pool.wage) == (1, 60)
    assert pool.name == Text("柜员", "tellers")
    assert str(Pool(id="teller").name) == "teller"


@pytest.mark.parametrize("capacity", [0, -1, 2.5, "several", 100_001, float("inf"), True])
def test_a_capacity_is_a_whole_number_of_one_or_more(capacity):
    with pytest.raises(FinservError) as caught:
        Pool(id="teller", capacity=capacity)
    assert "pool 'teller': capacity is" in caught.value.text.en
    assert "资源池“teller”的“数量”（capacity）" in caught.value.text.zh


def test_an_unknown_wage_is_not_zero():
    assert Pool(id="teller").wage is None
    assert Pool(id="teller", wage=0).wage == 0
