"""HTML reports as a reader sees them (see scripts/browser-check)."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

ROOT = pathlib.Path(__file__).resolve().parent.parent
BIN = os.environ.get("CASECHECK_BIN", str(ROOT / ".build" / "release" / "casecheck"))
# Each has findings on pages and findings without.
SAMPLES = ["05-defects-samr-expired-food", "06-defects-eco-voc", "01-compliant-ordinary-hearing"]
CASES, FINDINGS, SECONDS = 1_000, 5, 2.0


def run(*arguments):
    done = subprocess.run([BIN, *arguments], capture_output=True, text=True, cwd=ROOT)
    if done.returncode not in (0, 1, 3):
        sys.exit(f"browser-check: casecheck {' '.join(arguments)}: exit {done.returncode}\n{done.stderr}")


def browser(folder):
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or "/usr/bin/chromium"
    for flag in ["--headless=new", "--disable-gpu", "--window-size=1280,800", f"--user-data-dir={folder}/profile"]:
        options.add_argument(flag)
    if os.geteuid() == 0:
        options.add_argument("--no-sandbox")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    # The window is higher than the page by what a browser has around it.
    inner = driver.execute_script("return window.innerHeight")
    driver.set_window_size(1280, 800 + 800 - inner)
    return driver


class Checks:
    def __init__(self):
        self.failed = 0

    def that(self, holds, words):
        if not holds:
            self.failed += 1
            print(f"browser-check: ✘ {words}")


def visit(driver, path, hash=""):
    driver.get("about:blank")
    start = time.monotonic()
    driver.get(pathlib.Path(path).as_uri() + hash)
    while driver.execute_script("return document.documentElement.dataset.ready") != "yes":
        if time.monotonic() - start > 30:
            sys.exit(f"browser-check: {path} does not get ready")
    return time.monotonic() - start


def quiet(driver, checks, name):
    """No word on the console, no request but for the file itself."""
    errors = [entry["message"] for entry in driver.get_log("browser")]
    checks.that(not errors, f"{name}: console: {errors[:3]}")
    asked = []
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            address = message["params"]["request"]["url"]
            if not address.startswith(("file:", "data:", "about:", "chrome:")):
                asked.append(address)
    checks.that(not asked, f"{name}: asked for {asked[:3]}")


def shown(driver, selector):
    return [e for e in driver.find_elements(By.CSS_SELECTOR, selector) if e.is_displayed()]


def press(driver, *keys):
    driver.find_element(By.TAG_NAME, "body").send_keys(*keys)


def in_view(driver, element):
    return driver.execute_script(
        "const r = arguments[0].getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight && r.width > 0", element)


def one_case(driver, path, checks):
    visit(driver, path)
    checks.that(driver.execute_script("return innerHeight") == 800, "the window is 800 high")
    problems = shown(driver, ".problem")
    checks.that(len(problems) > 3, "one case: problems are shown at once")
    checks.that(in_view(driver, problems[0].find_element(By.TAG_NAME, "h4")), "one case: the first problem is in view")
    paged = next(p for p in problems if p.find_elements(By.CSS_SELECTOR, "svg .box"))
    checks.that(in_view(driver, paged.find_element(By.CSS_SELECTOR, "svg .box")), "one case: page and box are in view")
    press(driver, "j")
    press(driver, "j")
    checks.that(shown(driver, ".problem.at") == [problems[1]], "one case: j j goes to the second problem")
    press(driver, "k")
    checks.that(shown(driver, ".problem.at") == [problems[0]], "one case: k goes back")
    press(driver, "/")
    finder = driver.switch_to.active_element
    checks.that(finder.get_attribute("class") == "find", "one case: / goes to the search")
    finder.send_keys("公示")
    checks.that(0 < len(shown(driver, ".problem")) < len(problems), "one case: search hides what does not fit")
    finder.send_keys(Keys.CONTROL, "a")
    finder.send_keys(Keys.DELETE)
    finder.send_keys(Keys.ESCAPE)
    press(driver, "?")
    checks.that(len(shown(driver, "dialog")) == 1, "one case: ? shows the keys")
    driver.find_element(By.CSS_SELECTOR, "dialog button").click()
    checks.that(not shown(driver, "dialog"), "one case: the table of keys closes")
    picture = shown(driver, "svg.zoomable")[0]
    before = picture.get_dom_attribute("viewBox")
    picture.click()
    checks.that(picture.get_dom_attribute("viewBox") != before, "one case: a click shows more of the page")
    press(driver, "u")
    checks.that(len(shown(driver, "#overview")) == 1, "one case: u goes to the overview")
    pages = driver.print_page()
    checks.that(len(pages) > 10_000, "one case: prints")
    quiet(driver, checks, "one case")


def several_cases(driver, path, checks):
    visit(driver, path)
    rows = shown(driver, "#cases tbody tr")
    checks.that(len(rows) == len(SAMPLES) and not shown(driver, ".problem"), "several cases: the table comes first")
    driver.find_element(By.CSS_SELECTOR, "[data-filter=clean]").click()
    checks.that(len(shown(driver, "#cases tbody tr")) == 1, "several cases: a filter hides rows")
    checks.that("f=clean" in driver.current_url, "several cases: the filter stands in the address")
    visit(driver, path, "#?f=clean")
    checks.that(len(shown(driver, "#cases tbody tr")) == 1, "several cases: the address brings the filter back")
    driver.find_element(By.CSS_SELECTOR, "[data-filter=clean]").click()
    press(driver, "/")
    driver.switch_to.active_element.send_keys("eco-voc")
    checks.that(len(shown(driver, "#cases tbody tr")) == 1, "several cases: search hides rows")
    driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    press(driver, "j")
    press(driver, Keys.ENTER)
    checks.that(len(shown(driver, ".problem")) > 3, "several cases: Enter opens the case")
    first = shown(driver, ".problem")[0]
    checks.that(in_view(driver, first.find_element(By.TAG_NAME, "h4")), "several cases: its first problem is in view")
    driver.back()
    checks.that(len(shown(driver, "#overview")) == 1, "several cases: back leads to the table")
    quiet(driver, checks, "several cases")


def counts(summary, case):
    """The summary of one case, rules counted anew."""
    outcomes = [rule["outcome"] for rule in case["results"]]
    return {key: outcomes.count(key) if key in ("passed", "failed", "notApplicable", "indeterminate") else value
            for key, value in summary.items()}


def many(folder):
    """A result of many cases, made of one."""
    run("check", f"samples/{SAMPLES[0]}", "--as-of", "2025-12-31", "--output", f"{folder}/one.json")
    result = json.loads((folder / "one.json").read_text(encoding="utf-8"))
    case = result["cases"][0]
    left = FINDINGS
    for rule in case["results"]:
        rule["findings"] = rule["findings"][:left]
        left -= len(rule["findings"])
        if rule["outcome"] == "failed" and not rule["findings"]:
            rule["outcome"] = "passed"
    # The fields of a case are most of its JSON, and closed until somebody asks for them.
    for document in case["documents"]:
        document["fields"] = {}
    result["summary"] = {key: count * CASES for key, count in counts(result["summary"], case).items()}
    result["cases"] = [dict(case, path=f"案卷-{number:04}") for number in range(CASES)]
    (folder / "many.json").write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")
    start = time.monotonic()
    run("report", f"{folder}/many.json", "--output", f"{folder}/many.html", "--output", f"txt:{folder}/many.txt")
    return time.monotonic() - start


def many_cases(driver, path, checks):
    opened = visit(driver, path)
    checks.that(len(driver.find_elements(By.CSS_SELECTOR, "#cases tbody tr")) == CASES, "many cases: all are listed")
    filtered = driver.execute_async_script(
        "const done = arguments[0], start = performance.now(), search = document.querySelector('#search');"
        "search.value = '0999'; search.dispatchEvent(new Event('input'));"
        "requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0));")
    checks.that(driver.find_element(By.ID, "count").text.startswith("显示 1 /"), "many cases: search finds one")
    checks.that(opened < SECONDS and filtered < SECONDS * 1000, f"many cases: {opened:.1f} s to open, {filtered:.0f} ms to filter")
    driver.find_element(By.CSS_SELECTOR, "#cases tbody tr:not([hidden]) a").click()
    checks.that(len(shown(driver, ".problem")) == FINDINGS, "many cases: the page of a case opens")
    driver.find_element(By.CSS_SELECTOR, "a.up").click()
    checks.that(len(shown(driver, "#overview")) == 1, "many cases: the page leads back")
    quiet(driver, checks, "many cases")
    return opened, filtered


def main():
    checks = Checks()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        run("check", f"samples/{SAMPLES[0]}", "--as-of", "2025-12-31", "--output", f"{folder}/one.html")
        run("check", *[f"samples/{s}" for s in SAMPLES], "--as-of", "2025-12-31", "--output", f"{folder}/several.html")
        made = many(folder)
        driver = browser(folder)
        try:
            one_case(driver, folder / "one.html", checks)
            several_cases(driver, folder / "several.html", checks)
            opened, filtered = many_cases(driver, folder / "many.html", checks)
        finally:
            driver.quit()
    if checks.failed:
        sys.exit(f"browser-check: {checks.failed} failed")
    print(f"browser-check: reports open, filter and listen; {CASES} cases made in {made:.1f} s, "
          f"open in {opened:.1f} s, filter in {filtered:.0f} ms")


main()
