"""The studio in a real browser: the deposit case from nothing by keyboard alone, kernel killed, names, findings."""

import json
import re

import pytest
from playwright.sync_api import expect
from studio_keys import Keys, notebook

from finserv.blueprint import from_json
from finserv.blueprint.cases import case
from finserv.blueprint.words import ACTORS, KINDS
from finserv.widgets.studio_details import GROUPS

DEPOSIT = case("deposit")
PAGE_BANDS = {3: ("customer",), 4: ("onstage", "backstage"), 5: ("support",)}
SHEETS = {3: "customer", 4: "staff", 5: "support"}


@pytest.fixture
def studio(open_lesson, lab, request):
    """Open the studio in a notebook of its own."""

    def opened(language, start=""):
        name = re.sub(r"\W", "_", request.node.name)[-50:].strip("_")
        (lab.work / f"{name}.json").unlink(missing_ok=True)
        lesson = open_lesson(notebook(lab, f"{name}.ipynb", language, start, name))
        lesson.run_all()
        assert lesson.errors() == []
        return lesson, Keys(lesson.page), lab.work / f"{name}.json"

    return opened


def text(row, field, language):
    return getattr(row, f"{field}_{language}", getattr(row, field, None))


def shown(value):
    return f"{value:.10g}" if isinstance(value, float) else value


def add(keys, sheet):
    keys.settle()
    keys.go_to(f'[data-sheet="{sheet}"] .finserv-add')
    keys.keyboard.press("Enter")


def name_pools(keys, language):
    add(keys, "pools")
    for pool in DEPOSIT.pool_rows:
        keys.row([text(pool, "name", language), pool.capacity, shown(pool.wage)])
        add(keys, "pools")


def write_steps(keys, number, language):
    """The steps of one page, with the columns of its table."""
    band_steps = [step for band in PAGE_BANDS[number] for step in DEPOSIT.band(band)]
    add(keys, SHEETS[number])
    for step in band_steps:
        if step.id in ("arrive", "leave"):
            continue
        name, kind, actor = text(step, "name", language), KINDS[step.kind], ACTORS[step.actor]
        if number == 3:
            cells = [name, kind.in_language(language)]
        elif number == 4:
            cells = [name, step.band, actor.in_language(language), kind.in_language(language)]
        else:
            cells = [name, actor.in_language(language), kind.in_language(language)]
        keys.row(cells)
        add(keys, SHEETS[number])


def write_details(keys, language, steps):
    """Every detail of the case that is not there yet, in the details of its step."""
    names = [
        name for _, _, columns in GROUPS for name in columns if name not in ("name", "band", "kind", "actor")
    ]
    for step in steps:
        wanted = [(name, text(step, name, language)) for name in names]
        wanted = [(name, value) for name, value in wanted if value not in (None, "", False, (), "minute")]
        keys.settle()
        keys.go_to(f'.finserv-sheet [aria-label^="{text(step, "name", language)}"][data-column="name"]')
        keys.keyboard.press("Control+Enter")
        expect(keys.root.locator(".finserv-details")).to_be_visible()
        for name, value in wanted:
            keys.go_to(f'.finserv-details [data-column="{name}"]')
            if name == "recovery_step":
                value = text(DEPOSIT.step(value), "name", language)
            elif name == "pool":
                value = next(text(pool, "name", language) for pool in DEPOSIT.pool_rows if pool.id == value)
            keys.enter(shown(value) if not isinstance(value, bool) else value)
        keys.keyboard.press("Tab")
        keys.settle()
        keys.go_to('.finserv-details [data-action="close"]')
        keys.keyboard.press("Enter")
        expect(keys.root.locator(".finserv-details")).to_be_hidden()


def write_flows(keys, language):
    add(keys, "flows-all")
    for flow in DEPOSIT.flow_rows:
        ends = [text(DEPOSIT.step(end), "name", language) for end in (flow.source, flow.target)]
        probability = shown(flow.probability) if flow.probability is not None else None
        keys.row(
            [
                *ends,
                text(flow, "label", language) or None,
                probability,
                flow.kind if flow.kind != "flow" else None,
            ]
        )
        add(keys, "flows-all")


def plain(bp, language):
    """A blueprint without ids and without the other language."""
    names = {step.id: text(step, "name", language) for step in bp.step_rows} | {"": ""}
    fields = [name for _, _, columns in GROUPS for name in columns if name not in ("recovery_step", "pool")]
    pools = {pool.id: text(pool, "name", language) for pool in bp.pool_rows} | {"": ""}
    steps = {
        names[step.id]: {
            **{name: text(step, name, language) for name in fields},
            "recovery": names[step.recovery_step],
            "pool": pools[step.pool],
        }
        for step in bp.step_rows
    }
    flows = sorted(
        (names[f.source], names[f.target], text(f, "label", language), f.probability or 0, f.kind)
        for f in bp.flow_rows
    )
    return steps, flows, sorted((text(p, "name", language), p.capacity, p.wage) for p in bp.pool_rows)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_deposit_case_from_nothing_by_keyboard_alone(studio, language):
    lesson, keys, file = studio(language)
    keys.come_in()
    for column in ("title", "purpose"):
        keys.go_to(f'[data-form="page"] [data-column="{column}"]')
        keys.enter(text(DEPOSIT, column, language))
    keys.go_to('[data-column="start_name"]')
    keys.enter(text(DEPOSIT.step("arrive"), "name", language))
    keys.keyboard.press("Tab")
    keys.enter(text(DEPOSIT.step("leave"), "name", language))
    keys.turn_to(2)
    for column in ("segment", "needs", "arrivals"):
        keys.go_to(f'[data-form="page"] [data-column="{column}"]')
        value = getattr(DEPOSIT, column) if column == "arrivals" else text(DEPOSIT, column, language)
        keys.enter(" ".join(f"{number:g}" for number in value) if column == "arrivals" else value)
    keys.turn_to(4)
    name_pools(keys, language)
    for number in (3, 4, 5):
        keys.turn_to(number)
        write_steps(keys, number, language)
    for number in (3, 4, 5):
        keys.turn_to(number)
        write_details(keys, language, [step for band in PAGE_BANDS[number] for step in DEPOSIT.band(band)])
    write_flows(keys, language)
    keys.turn_to(6)
    keys.settle()
    made = from_json(file.read_text(encoding="utf-8"))
    (steps, flows, pools), (made_steps, made_flows, made_pools) = (
        plain(DEPOSIT, language),
        plain(made, language),
    )
    assert list(made_steps) and set(made_steps) == set(steps)
    different = {
        (name, field): (made_steps[name][field], value)
        for name, step in steps.items()
        for field, value in step.items()
        if made_steps[name][field] != value
    }
    assert different == {}
    assert made_flows == flows and made_pools == pools
    expect(keys.root.locator(".finserv-tabs [role=tab]").filter(has_text="✓")).to_have_count(6)
    expect(keys.root.get_by_role("img").first).to_have_attribute(
        "aria-label", re.compile(text(DEPOSIT, "title", language))
    )
    lesson.save()


def test_work_is_back_after_the_kernel_is_killed(studio, lab):
    lesson, keys, file = studio("en")
    keys.come_in()
    keys.turn_to(3)
    add(keys, "customer")
    for name in ("Ask", "Wait"):
        keys.keyboard.type(name)
        keys.keyboard.press("Enter")
    keys.go_to('[data-sheet="flows-customer"] .finserv-add')
    keys.keyboard.press("Enter")
    keys.enter("Ask")
    keys.keyboard.press("Tab")
    keys.go_to('[data-column="time_mean"][aria-label^="Ask"]')
    keys.keyboard.type("soon")
    keys.keyboard.press("Tab")
    keys.settle()
    expect(keys.root.locator('[aria-invalid="true"]')).to_have_value("soon")
    lesson.page.evaluate(
        """async () => { const k = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
            k.requestExecute({ code: 'import os, signal; os.kill(os.getpid(), signal.SIGKILL)' }) }"""
    )
    lesson.page.wait_for_timeout(2500)
    lesson.restart_kernel()
    dialog = lesson.page.locator(".jp-Dialog button.jp-mod-accept")
    if dialog.count():
        dialog.first.click()
    lesson.run_all()
    again = Keys(lesson.page)
    again.come_in()
    again.turn_to(3)
    expect(again.root.locator('[data-sheet="customer"] tbody tr')).to_have_count(3)
    expect(again.root.locator('[aria-invalid="true"]')).to_have_value("soon")
    expect(again.root.locator('[data-sheet="flows-customer"] [data-column="source"]').first).to_have_value(
        "ask"
    )
    assert [step.name_en for step in from_json(file.read_text(encoding="utf-8")).step_rows] == ["Ask", "Wait"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_control_is_without_a_name_on_any_page(studio, language):
    _, keys, _ = studio(language, '"deposit"')
    keys.come_in()
    keys.go_to('[data-action="files"]')
    keys.keyboard.press("Enter")
    for number in range(1, 7):
        keys.turn_to(number)
        if number in (3, 4, 5):
            keys.go_to(".finserv-sheet [data-column=name]")
            keys.keyboard.press("Control+Enter")
            expect(keys.root.locator(".finserv-details")).to_be_visible()
        nameless = keys.root.evaluate(
            """root => [...root.querySelectorAll('input, select, textarea, button, [tabindex="0"]')].filter(e =>
                ![...(e.labels || [])].some(l => l.textContent.trim()) && !(e.getAttribute('aria-label') || '').trim()
                && !e.textContent.trim()).map(e => e.outerHTML)"""
        )
        assert nameless == []


def test_a_finding_leads_to_its_place_in_table_and_picture(studio):
    _, keys, _ = studio("en", 'fs.case("deposit").change("queue", evidence_en="", evidence_zh="")')
    keys.come_in()
    keys.go_to(".finserv-find")
    assert keys.page.evaluate("() => document.activeElement.dataset.rule") == "SB302"
    assert (
        keys.root.get_by_role("img").first.evaluate(
            "host => host.shadowRoot.querySelectorAll('.mark').length"
        )
        == 1
    )
    keys.keyboard.press("Enter")
    keys.page.wait_for_function("() => document.activeElement.dataset.column === 'evidence'")
    keys.keyboard.type("seats")
    keys.keyboard.press("Tab")
    expect(keys.root.locator(".finserv-find")).to_have_count(0)
    keys.keyboard.press("Control+z")
    expect(keys.root.locator(".finserv-find")).to_have_count(1)
    keys.keyboard.press("Control+y")
    expect(keys.root.locator(".finserv-find")).to_have_count(0)


def test_open_save_and_explanations_by_keyboard(studio, lab):
    lesson, keys, file = studio("en")
    (lab.work / "my_copy.json").unlink(missing_ok=True)
    keys.come_in()
    keys.go_to(".finserv-top .finserv-whole input")
    keys.keyboard.press("Space")
    expect(keys.root.locator(".finserv-explained").first).to_be_hidden()
    keys.go_to('[data-action="files"]')
    keys.keyboard.press("Enter")
    expect(keys.root.locator(".finserv-files")).to_be_visible()
    keys.go_to(".finserv-files select")
    keys.enter("case:deposit")
    keys.keyboard.press("Tab")
    keys.keyboard.press("Enter")
    expect(keys.root.get_by_role("alert")).to_contain_text("Deposit at a bank counter")
    keys.go_to('[data-column="save_name"]')
    keys.enter("my_copy")
    keys.keyboard.press("Enter")
    expect(keys.root.get_by_role("alert")).to_contain_text("my_copy.json")
    assert from_json((lab.work / "my_copy.json").read_text(encoding="utf-8")) == DEPOSIT
    assert from_json(file.read_text(encoding="utf-8")) == DEPOSIT
    with lesson.page.expect_download() as download:
        keys.go_to('[data-action="get_svg"]')
        keys.keyboard.press("Enter")
    assert download.value.suggested_filename == "deposit.svg"
    lesson.run_all()
    again = Keys(lesson.page)
    expect(again.root.locator(".finserv-explained").first).to_be_hidden()


@pytest.mark.parametrize("inside", ["<script>1</script>", '<g onclick="1"/>', '<a href="x"/>', "<foreignObject/>"])
def test_a_picture_that_could_act_is_not_shown(studio, inside):
    lesson, keys, _ = studio("en", '"deposit"')
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
    lesson.page.evaluate(
        """code => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.requestExecute({ code }).done""",
        f"studio.picture = {dict(svg=svg, alt='x', error='')!r}",
    )
    expect(keys.root.locator(".finserv-picture .finserv-message")).to_contain_text("cannot be shown")
    assert keys.root.locator(".finserv-live").evaluate("host => !host.shadowRoot.querySelector('svg')")


def test_a_pause_in_typing_changes_nothing_under_the_hand(studio):
    lesson, keys, file = studio("en", '"deposit"')
    keys.come_in()
    keys.turn_to(3)
    keys.go_to('[data-column="time_mean"][aria-label^="Take a number"]')
    keys.keyboard.press("Control+a")
    keys.keyboard.type("0.")
    lesson.page.wait_for_timeout(1500)
    keys.settle()
    keys.keyboard.type("25")
    keys.keyboard.press("Enter")
    keys.settle()
    assert from_json(file.read_text(encoding="utf-8")).step("take_number").time_mean == 0.25
    keys.keyboard.press("Control+z")
    keys.settle()
    assert from_json(file.read_text(encoding="utf-8")).step("take_number").time_mean == 0.5


def test_a_spreadsheet_is_pasted_and_rows_are_moved_and_removed(studio):
    lesson, keys, file = studio("en")
    keys.come_in()
    keys.turn_to(3)
    add(keys, "customer")
    lesson.page.evaluate(
        """cells => { const clipboardData = new DataTransfer(); clipboardData.setData('text/plain', cells);
            const how = { clipboardData, bubbles: true, cancelable: true };
            document.activeElement.dispatchEvent(new ClipboardEvent('paste', how)) }""",
        "Ask\taction\t2\nPay\taction\tmany\nGo\tend\t",
    )
    expect(keys.root.locator('[data-sheet="customer"] tbody tr')).to_have_count(4)
    expect(keys.root.locator('[aria-invalid="true"]')).to_have_value("many")
    described = keys.root.locator('[aria-invalid="true"]').get_attribute("aria-describedby")
    expect(keys.root.locator(f"#{described}")).to_contain_text("many")
    keys.go_to('[data-column="name"][aria-label^="Pay"]')
    keys.keyboard.press("Alt+ArrowUp")
    keys.settle()
    assert [row["name_en"] for row in json.loads(file.read_text(encoding="utf-8"))["steps"]] == [
        "Pay",
        "Ask",
        "Go",
    ]
    expect(keys.root.locator("tr:has(:focus) [data-column=name]")).to_have_value("Pay")
    keys.keyboard.press("Control+Delete")
    expect(keys.root.locator('[data-sheet="customer"] tbody tr')).to_have_count(3)
    assert [row["name_en"] for row in json.loads(file.read_text(encoding="utf-8"))["steps"]] == ["Ask", "Go"]
