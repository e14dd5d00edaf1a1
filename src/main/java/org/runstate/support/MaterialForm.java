package org.runstate.support;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.runstate.platform.Platform;

/**
 * A material as it is typed.
 *
 * @param owner the address of a person
 * @param everyDays a number of days
 */
public record MaterialForm(int version, String title, String url, String owner, @Nullable List<String> platforms,
		String services, String keywords, String reviewedOn, String everyDays) {

	private static final int LONGEST_TITLE = 300;

	private static final int MOST_DAYS = 3650;

	public MaterialForm {
		title = Objects.requireNonNullElse(title, "").strip();
		url = Objects.requireNonNullElse(url, "").strip();
		owner = Objects.requireNonNullElse(owner, "").strip();
		platforms = (platforms != null) ? List.copyOf(platforms) : List.of();
		services = Objects.requireNonNullElse(services, "").strip();
		keywords = Objects.requireNonNullElse(keywords, "").strip();
		reviewedOn = Objects.requireNonNullElse(reviewedOn, "").strip();
		everyDays = Objects.requireNonNullElse(everyDays, "").strip();
	}

	static MaterialForm empty(String owner, LocalDate today) {
		return new MaterialForm(0, "", "", owner, List.of(), "", "", today.toString(), "180");
	}

	static MaterialForm of(Material material) {
		return new MaterialForm(material.version(), material.title(), Objects.requireNonNullElse(material.url(), ""),
				material.ownerEmail(), material.topics().platforms().stream().sorted().map(Platform::key).toList(),
				String.join(", ", material.topics().services()), material.topics().keywordsText(),
				material.reviewedOn().toString(), String.valueOf(material.everyDays()));
	}

	MaterialForm over(int newer) {
		return new MaterialForm(newer, this.title, this.url, this.owner, this.platforms, this.services, this.keywords,
				this.reviewedOn, this.everyDays);
	}

	/** Whether a platform is ticked. */
	public boolean isOn(String platform) {
		return this.platforms != null && this.platforms.contains(platform);
	}

	Topics topics() {
		return Topics.of((this.platforms != null) ? this.platforms : List.of(), this.services, this.keywords);
	}

	String checkedTitle() {
		if (this.title.isEmpty() || this.title.length() > LONGEST_TITLE) {
			throw new WrongFieldException("title", this.title.isEmpty() ? "empty" : "long");
		}
		return this.title;
	}

	LocalDate reviewed() {
		try {
			return LocalDate.parse(this.reviewedOn);
		}
		catch (DateTimeParseException ex) {
			throw new WrongFieldException("reviewedOn", "day", ex);
		}
	}

	int days() {
		int days = this.everyDays.matches("\\d{1,5}") ? Integer.parseInt(this.everyDays) : 0;
		if (days < 1 || days > MOST_DAYS) {
			throw new WrongFieldException("everyDays", "number");
		}
		return days;
	}

}
