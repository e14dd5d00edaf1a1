package org.runstate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Chromium on a telephone's screen, used as a person uses it and without scripts of ours.
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
		this.driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(30)).implicitlyWait(Duration.ofSeconds(5));
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", 360, "height", 780, "deviceScaleFactor", 1, "mobile", false));
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

	/** Runs a script in the page and waits for its answer. */
	public @Nullable Object run(String script) {
		return this.driver.executeScript(script);
	}

	void reload() {
		this.driver.navigate().refresh();
	}

	/** Opens what is folded under a summary. */
	void unfold(String summary) {
		this.driver.findElement(By.xpath("//main//summary[normalize-space() = '" + summary + "']")).click();
	}

	/** The same for one that stands several times, by what it is read as. */
	void unfoldNamed(String name) {
		this.driver.findElement(By.xpath("//main//summary[@aria-label = '" + name + "']")).click();
	}

	/** Chooses a value of a list by the id of its element. */
	void choose(String id, String value) {
		new Select(this.driver.findElement(By.id(id))).selectByValue(value);
	}

	void typeInto(String id, String text) {
		this.driver.findElement(By.id(id)).sendKeys(text);
	}

	public void type(String field, String text) {
		this.driver.findElement(By.name(field)).sendKeys(text);
	}

	void replace(String field, String text) {
		this.driver.findElement(By.name(field)).clear();
		type(field, text);
	}

	void follow(String link) {
		leave(By.xpath("//main//a[normalize-space() = '" + link + "']"));
	}

	public void press(String button) {
		leave(By.xpath("//main//button[normalize-space() = '" + button + "']"));
	}

	/**
	 * Clicks what leads to another page, and waits until that came: to go on at once
	 * would cancel it.
	 */
	private void leave(By way) {
		WebElement page = this.driver.findElement(By.tagName("html"));
		// the same words may stand in what is folded, too
		this.driver.findElements(way)
			.stream()
			.filter(WebElement::isDisplayed)
			.findFirst()
			.orElseThrow(() -> new NoSuchElementException("Nothing to click: " + way))
			.click();
		// while a page goes, Chromium may answer with an error of its own instead
		new WebDriverWait(this.driver, Duration.ofSeconds(30)).ignoring(WebDriverException.class)
			.until(ExpectedConditions.stalenessOf(page));
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
