package org.runstate.demo;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openqa.selenium.Keys;
import org.runstate.Browser;
import org.runstate.TestDatabase;
import org.runstate.audience.LinkTokens;
import org.runstate.demo.Axe.Depth;
import org.runstate.run.Runs;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every page of the sample organisation in Chromium: nothing that axe finds, nothing that
 * scrolls sideways, and what waits acknowledged by keyboard alone. With
 * {@code -Drunstate.pictures=docs/screenshots} the pictures of all pages are taken, too.
 */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
@ActiveProfiles("demo")
@ContextConfiguration(initializers = TestDatabase.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@EnabledIf(value = "org.runstate.Browser#isInstalled", disabledReason = "Chromium and its driver are not installed")
class LooksIT {

	private static final String PASSWORD = "correct-horse-battery";

	private static final String MAIL = "@kestrel-finch.example";

	/** Whatever is folded is looked at, too. */
	private static final String UNFOLD = "document.querySelectorAll('details').forEach((one) => one.open = true)";

	/** One row of a list looks like the next, and axe takes its time for each. */
	private static final String SHORTEN = "document.querySelectorAll('tbody, .entries, select')"
			+ ".forEach((list) => [...list.children].slice(6).forEach((one) => one.remove()))";

	/** A tablet wears the same colours as a telephone: see the stylesheet. */
	private static final List<Screen> SCREENS = List.of(new Screen(1280, false, Depth.WHOLE),
			new Screen(1280, true, Depth.COLOUR), new Screen(768, true, Depth.SIZE), new Screen(768, false, Depth.SIZE),
			new Screen(320, false, Depth.COLOUR), new Screen(320, true, Depth.WHOLE));

	private static int port;

	private SamplePages pages;

	private Browser browser;

	private String persona = "";

	@DynamicPropertySource
	static void address(DynamicPropertyRegistry settings) throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		settings.add("server.port", () -> port);
		settings.add("runstate.base-url", () -> "http://localhost:" + port);
	}

	@BeforeAll
	void fill(@Autowired Story story, @Autowired Newsroom newsroom, @Autowired FirstDay firstDay,
			@Autowired Progress progress, @Autowired Runs runs, @Autowired Colleagues colleagues,
			@Autowired SampleDesk desk,
			@Autowired JdbcClient jdbc, @Autowired DataSource database, @Autowired LinkTokens tokens,
			@Autowired Clock clock) {
		SampleMorning morning = new SampleMorning(story, newsroom, firstDay, progress, runs, colleagues, desk, jdbc, database,
				clock);
		morning.play();
		morning.addWhatIsRare();
		jdbc.sql(
				"insert into account (person_id, password_hash, created_at) select id, ?, now() from person where email = ?")
			.params("{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD), SamplePages.INES + MAIL)
			.update();
		this.pages = new SamplePages(jdbc, tokens);
		this.browser = new Browser("http://localhost:" + port);
	}

	@AfterAll
	void close() {
		if (this.browser != null) {
			this.browser.close();
		}
	}

	@Test
	@Order(1)
	@EnabledIfSystemProperty(named = "runstate.pictures", matches = ".+",
			disabledReason = "no folder for pictures is given")
	void everyPageHasItsPictures() throws IOException {
		Path folder = Path.of(System.getProperty("runstate.pictures"));
		for (SamplePage page : this.pages.pictured().toList()) {
			open(page);
			for (int width : List.of(1280, 360)) {
				for (boolean dark : List.of(false, true)) {
					this.browser.look(width, dark);
					Picture.of(this.browser.picture())
						.keep(folder.resolve(page.name() + "-" + width + (dark ? "-dark" : "-light") + ".png"));
				}
			}
		}
	}

	@Test
	@Order(2)
	void noPageBreaksARuleOrScrollsSideways() throws IOException {
		Axe axe = new Axe(this.browser);
		List<String> found = new ArrayList<>();
		for (SamplePage page : this.pages.all()) {
			open(page);
			this.browser.run(UNFOLD);
			for (int width : List.of(320, 768)) {
				this.browser.look(width, false);
				if (this.browser.widthBeyondWindow() > 0) {
					found.add(page.name() + " scrolls sideways at " + width + " px");
				}
			}
			this.browser.run(SHORTEN);
			axe.begin();
			for (Screen screen : SCREENS) {
				this.browser.look(screen.width(), screen.dark());
				axe.find(screen.depth()).forEach((one) -> found.add(page.name() + " " + screen + ": " + one));
			}
			assertThat(this.browser.run("return document.querySelectorAll('h1').length")).as(page.name()).isEqualTo(1L);
		}
		assertThat(found).isEmpty();
	}

	@Test
	@Order(3)
	void whatWaitsIsAcknowledgedByKeyboard() {
		this.browser.look(1280, false);
		this.browser.forget();
		Keyboard keyboard = new Keyboard(this.browser);
		this.browser.open("/");
		keyboard.type(SamplePages.INES + MAIL);
		keyboard.tabTo("Password");
		keyboard.type(PASSWORD);
		keyboard.tabTo("Sign in");
		this.browser.enter();
		assertThat(this.browser.heading()).isEqualTo("What waits for me");
		keyboard.next();
		assertThat(keyboard.focus()).as("the first stop").isEqualTo("Skip to the content");
		this.browser.keys(Keys.ENTER);
		assertThat(this.browser.run("return document.activeElement.id")).isEqualTo("content");
		long before = waiting();
		keyboard.tabTo("Acknowledge");
		this.browser.enter();
		assertThat(this.browser.text()).contains("Acknowledged: ");
		assertThat(this.browser.run("return document.activeElement.getAttribute('role')"))
			.as("the focus is where it says what was done")
			.isEqualTo("status");
		assertThat(waiting()).isEqualTo(before - 1);
		keyboard.tabTo("Read it");
		this.browser.enter();
		keyboard.tabTo("Acknowledge revision");
		String revision = Objects.requireNonNull(keyboard.focus()).replaceAll("\\D", "");
		this.browser.enter();
		assertThat(this.browser.text()).contains("acknowledged revision " + revision);
	}

	private long waiting() {
		return (Long) Objects
			.requireNonNull(this.browser.run("return document.querySelectorAll('main article').length"));
	}

	private void open(SamplePage page) {
		if (!page.persona().equals(this.persona)) {
			this.browser.look(1280, false);
			this.browser.forget();
			this.persona = page.persona();
			if (!this.persona.isEmpty()) {
				this.browser.open("/sign-in");
				this.browser.submit("/demo/sign-in/" + this.persona);
			}
		}
		this.browser.open(page.path());
	}

	/** How wide, how dark, and how much is looked for. */
	private record Screen(int width, boolean dark, Depth depth) {

		@Override
		public String toString() {
			return this.width + (this.dark ? " dark" : " light");
		}

	}

}
