package org.runstate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Chromium, at first on a telephone's screen, used as a person uses it and without
 * scripts of ours.
 */
public final class Browser implements AutoCloseable {

	private static final Path PROGRAM = Path.of("/usr/bin/chromium");

	private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

	private final ChromeDriver driver;

	private final String base;

	public Browser(String base) {
		this.base = base;
		ChromeOptions options = new ChromeOptions();
		options.setBinary(PROGRAM.toString());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync");
		this.driver = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build(),
				options);
		this.driver.manage()
			.timeouts()
			.pageLoadTimeout(Duration.ofSeconds(30))
			.implicitlyWait(Duration.ofSeconds(5))
			.scriptTimeout(Duration.ofSeconds(30));
		look(360, false);
	}

	/** Another screen, from now on. */
	public void look(int width, boolean dark) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
						// so that nothing is looked at while it fades
						Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
	}

	/** The screen as it is but without scroll bars, as a PNG. */
	public byte[] picture() {
		this.driver.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
		return this.driver.getScreenshotAs(OutputType.BYTES);
	}

	/** Presses keys wherever the focus is. */
	public void keys(CharSequence... keys) {
		new Actions(this.driver).sendKeys(keys).perform();
	}

	/** Presses Enter on what leads to another page, and waits until that came. */
	public void enter() {
		leave(() -> keys(Keys.ENTER));
	}

	/** Sends the form that posts to an address. */
	public void submit(String action) {
		leave(By.xpath("//main//form[@action = '" + action + "']//button"));
	}

	/** Signs in on the page that asks for it. */
	public void signIn(String email, String password) {
		type("email", email);
		type("password", password);
		press("Sign in");
	}

	/** Forgets who is signed in. */
	public void forget() {
		this.driver.manage().deleteAllCookies();
	}

	/** Runs a script that answers by the function that is its last argument. */
	public @Nullable Object runLong(String script, Object... arguments) {
		return this.driver.executeAsyncScript(script, arguments);
	}

	/** CI installs Chromium; elsewhere it may be absent. */
	public static boolean isInstalled() {
		return System.getenv("CI") != null || (Files.isExecutable(PROGRAM) && Files.isExecutable(DRIVER));
	}

	public void open(String path) {
		this.driver.get(this.base + path);
	}

	/** Opens an address beside the pages that are open, which stay as they are. */
	public void openBeside(String path) {
		this.driver.switchTo().newWindow(WindowType.TAB);
		open(path);
	}

	/** Opens an address that is none of ours. */
	public void openElsewhere(String address) {
		this.driver.get(address);
	}

	/**
	 * Runs a script at the beginning of each page that comes, before those of the page.
	 */
	public void begin(String script) {
		this.driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
	}

	/** Runs a script in the page and waits for its answer. */
	public @Nullable Object run(String script) {
		return this.driver.executeScript(script);
	}

	void reload() {
		this.driver.navigate().refresh();
	}

	/** Opens what is folded under a summary. */
	public void unfold(String summary) {
		this.driver.findElement(By.xpath("//main//summary[normalize-space() = '" + summary + "']")).click();
	}

	/** The same for one that stands several times, by what it is read as. */
	void unfoldNamed(String name) {
		this.driver.findElement(By.xpath("//main//summary[@aria-label = '" + name + "']")).click();
	}

	/** Chooses a value of a list by the id of its element. */
	public void choose(String id, String value) {
		new Select(this.driver.findElement(By.id(id))).selectByValue(value);
	}

	public void typeInto(String id, String text) {
		this.driver.findElement(By.id(id)).sendKeys(text);
	}

	public void type(String field, String text) {
		this.driver.findElement(By.name(field)).sendKeys(text);
	}

	public void replace(String field, String text) {
		this.driver.findElement(By.name(field)).clear();
		type(field, text);
	}

	public void follow(String link) {
		leave(By.xpath("//main//a[normalize-space() = '" + link + "']"));
	}

	public void press(String button) {
		leave(By.xpath("//main//button[normalize-space() = '" + button + "']"));
	}

	/**
	 * Clicks what leads to another page, or exchanges what this one says, and waits until
	 * that came: to go on at once would cancel it.
	 */
	private void leave(By way) {
		// the same words may stand in what is folded, too
		leave(() -> this.driver.findElements(way)
			.stream()
			.filter(WebElement::isDisplayed)
			.findFirst()
			.orElseThrow(() -> new NoSuchElementException("Nothing to click: " + way))
			.click());
	}

	private void leave(Runnable way) {
		WebElement page = this.driver.findElement(By.tagName("main"));
		way.run();
		// while a page goes, Chromium may answer with an error of its own instead
		new WebDriverWait(this.driver, Duration.ofSeconds(30)).ignoring(WebDriverException.class)
			.until(ExpectedConditions.stalenessOf(page));
	}

	/** What has the focus, as text. */
	public String focused() {
		return this.driver.switchTo().activeElement().getText();
	}

	public String heading() {
		return this.driver.findElement(By.tagName("h1")).getText();
	}

	public String text() {
		return this.driver.findElement(By.tagName("main")).getText();
	}

	public long widthBeyondWindow() {
		Object width = this.driver.executeScript(
				"return Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)");
		return ((Number) Objects.requireNonNull(width)).longValue();
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
