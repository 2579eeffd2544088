"""The page in a headless Chromium: ``make browser``. Filter, words, jump, keyboard, width, console."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck import check

webdriver = pytest.importorskip("selenium.webdriver")
ActionChains, Keys, By = webdriver.ActionChains, webdriver.Keys, webdriver.common.by.By
SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="module", params=[(1280, 900), (390, 844)], ids=["wide", "phone"])
def browser(request, tmp_path_factory):
    page = tmp_path_factory.mktemp("page") / "report.html"
    page.write_text(check(SEEDS).to_html(), "utf-8")
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu"):
        options.add_argument(argument)
    width, height = request.param
    options.add_experimental_option("mobileEmulation", {"deviceMetrics": {"width": width, "height": height}})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options)
    driver.get(page.as_uri())
    yield driver
    driver.quit()


def shown(browser, selector: str = "article") -> int:
    return sum(element.is_displayed() for element in browser.find_elements(By.CSS_SELECTOR, selector))


def test_filter_by_keyboard_then_jump_brings_everything_back(browser):
    everything, contradictions = shown(browser), shown(browser, "article.contradiction")
    assert everything > contradictions > 0
    for _ in range(30):
        ActionChains(browser).send_keys(Keys.TAB).perform()
        if browser.switch_to.active_element.get_attribute("data-show") == "agreement":
            break
    ActionChains(browser).send_keys(Keys.ENTER).perform()
    assert 0 < shown(browser) == shown(browser, "article.agreement")
    browser.find_element(By.CSS_SELECTOR, ".disputes a").click()
    assert shown(browser) == everything
    assert (
        browser.execute_script("return document.querySelector(':target').getBoundingClientRect().top") < 100
    )


def test_words(browser):
    field = browser.find_element(By.ID, "words")
    field.send_keys("no such words")
    assert shown(browser) == 0
    field.send_keys(*[Keys.BACKSPACE] * len("no such words"))
    assert shown(browser) > 0


def test_nothing_sticks_out_and_nothing_complains(browser):
    width, inner = browser.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
    assert width <= inner
    assert browser.get_log("browser") == []
