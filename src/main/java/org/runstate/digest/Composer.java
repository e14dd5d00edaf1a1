package org.runstate.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import org.runstate.audience.LinkTokens;
import org.runstate.audience.LinkTokens.Purpose;
import org.runstate.audience.Person;
import org.runstate.delivery.Body;
import org.runstate.delivery.Body.Piece;
import org.runstate.delivery.MailTemplates;
import org.runstate.delivery.OwnWords;
import org.runstate.delivery.Rendered;
import org.runstate.delivery.Slots;
import org.runstate.delivery.Stencil;
import org.runstate.digest.Fragments.Fragment;
import org.runstate.language.Dates;
import org.runstate.language.Words;
import org.runstate.support.DeskCards.OpenIssue;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Puts a person's mail together from what was rendered once: a frame, the fragments of
 * its notices, and their own values. No template runs for a person alone.
 */
@Component
class Composer {

	/** More than this nobody reads; the rest is counted and linked. */
	static final int IN_FULL = 40;

	/** Gmail cuts an HTML part at 102 kB; the frame takes some. */
	static final int MOST_BYTES = 88_000;

	/** A link in a mail lives as long as promise A4 says. */
	private static final Duration LINKS_LAST = LinkTokens.LASTS;

	private static final int FRAMES_KEPT = 2000;

	private static final int IN_THE_PREHEADER = 3;

	private static final String OWED = "owed";

	private static final String OTHERS = "others";

	private final MailTemplates templates;

	private final Fragments fragments;

	private final LinkTokens tokens;

	private final String baseUrl;

	private final Cache<FrameKey, Frame> frames = Caffeine.newBuilder().maximumSize(FRAMES_KEPT).build();

	Composer(MailTemplates templates, Fragments fragments, LinkTokens tokens,
			@Value("${runstate.base-url}") String baseUrl) {
		this.templates = templates;
		this.fragments = fragments;
		this.tokens = tokens;
		this.baseUrl = baseUrl.replaceFirst("/+$", "");
	}

	/**
	 * A person's mail.
	 * @param kind {@code digest} or {@code urgent}
	 * @param items in the order in which they are listed; at least one
	 * @param desk what the help desk is told beside them
	 * @param sources how well the sources can be seen, in words
	 */
	Composed compose(String kind, Person person, List<Item> items, Desk desk, String sources, Instant now) {
		return compose(Occasion.of(kind), person, items, desk, sources, now);
	}

	/** The same for any occasion; one that has onboarding items needs no others. */
	Composed compose(Occasion occasion, Person person, List<Item> items, Desk desk, String sources, Instant now) {
		return compose(occasion, person, items, desk, sources, now, now.plus(LINKS_LAST));
	}

	/** The same to look at, with links that have ended: they are for one person only. */
	Composed preview(Person person, List<Item> items, Desk desk, String sources, Instant now) {
		return preview(Occasion.of("digest"), person, items, desk, sources, now);
	}

	Composed preview(Occasion occasion, Person person, List<Item> items, Desk desk, String sources, Instant now) {
		return compose(occasion, person, items, desk, sources, now, now);
	}

	private Composed compose(Occasion occasion, Person person, List<Item> items, Desk desk, String sources, Instant now,
			Instant expires) {
		List<Piece> owed = new ArrayList<>();
		List<Piece> others = new ArrayList<>();
		List<Item> listed = new ArrayList<>();
		List<String> titles = new ArrayList<>();
		int bytes = 0;
		for (Item item : items) {
			Fragment fragment = this.fragments.of(item, desk.card(person, item.news().noticeId()), person.locale());
			bytes += fragment.bytes();
			if (listed.size() == occasion.most() || (bytes > MOST_BYTES && !listed.isEmpty())) {
				break;
			}
			listed.add(item);
			titles.add(fragment.title());
			boolean owes = item.concern().owes();
			(owes ? owed : others).add(new Piece(fragment.stencil(),
					owes ? Map.of("acknowledge", acknowledge(person, item, expires)) : Map.of()));
		}
		List<OpenIssue> issues = occasion.kind().equals("digest") ? desk.issues(person, noticesOf(listed)) : List.of();
		if (!issues.isEmpty()) {
			(others.isEmpty() ? owed : others)
				.add(new Piece(this.fragments.of(issues, person.locale()).stencil(), Map.of()));
		}
		String token = this.tokens.issue(Purpose.PREFERENCES, person.id(), 0, 0, expires);
		Map<String, String> values = Map.of("title", titles.isEmpty() ? "" : titles.get(0), "preheader",
				titles.stream().limit(IN_THE_PREHEADER).collect(Collectors.joining(" · ")), "name", person.name(),
				"preferences", token);
		Frame frame = this.frames.get(key(occasion, person, items, listed, sources, now), this::render);
		boolean mayDecline = items.stream().noneMatch((item) -> item.concern().owes());
		return new Composed(frame.subject(values), frame.body(values, owed, others), listed,
				mayDecline ? this.baseUrl + "/u/" + token + "/one-click" : null);
	}

	private static Set<Long> noticesOf(List<Item> items) {
		return items.stream().map((item) -> item.news().noticeId()).collect(Collectors.toSet());
	}

	private String acknowledge(Person person, Item item, Instant expires) {
		return this.tokens.issue(Purpose.ACKNOWLEDGE, person.id(), item.news().noticeId(), item.news().number(),
				LinkTokens.end(expires.minus(LinkTokens.LASTS), item.due()));
	}

	private FrameKey key(Occasion occasion, Person person, List<Item> items, List<Item> listed, String sources,
			Instant now) {
		List<Item> owed = items.stream().filter((item) -> item.concern().owes()).toList();
		LocalDate by = owed.stream().map(Item::due).min(Comparator.naturalOrder()).orElse(null);
		boolean section = listed.stream().anyMatch((item) -> !item.concern().owes());
		return new FrameKey(occasion, Words.spoken(person.locale()).toLanguageTag(),
				now.atZone(person.zone()).toLocalDate(), owed.size(), items.size(), items.size() - listed.size(),
				section, by, sources, this.templates.own(person.locale()));
	}

	private Frame render(FrameKey key) {
		Locale reader = Locale.forLanguageTag(key.locale());
		Map<String, Object> model = new HashMap<>();
		model.put("kind", key.occasion().kind());
		model.put("why", key.occasion().why());
		model.put("onboarding", key.occasion().onboarding());
		model.put("day", Dates.longer(key.day(), reader));
		model.put("dayShort", Dates.shorter(key.day(), reader));
		model.put("owed", key.owed());
		model.put("count", key.count());
		model.put("more", key.more());
		model.put("hasOthers", key.others());
		model.put("by", (key.by() != null) ? Dates.shorter(key.by(), reader) : "");
		model.put("byLong", (key.by() != null) ? Dates.longer(key.by(), reader) : "");
		model.put("sources", key.sources());
		model.put("homeUrl", this.baseUrl + "/");
		for (String slot : List.of("title", "preheader", "name")) {
			model.put(slot, Slots.slot(slot));
		}
		model.put("preferences", this.baseUrl + "/u/" + Slots.slot("preferences"));
		model.put("owedNotices", Slots.slot(OWED));
		model.put("otherNotices", Slots.slot(OTHERS));
		Rendered rendered = this.templates.render(key.occasion().template(), reader, model, key.own());
		return Frame.of(rendered, key);
	}

	private record FrameKey(Occasion occasion, String locale, LocalDate day, int owed, int count, int more,
			boolean others, @Nullable LocalDate by, String sources, OwnWords own) {
	}

	/**
	 * What stands around the notices.
	 *
	 * @param before above what is owed; an empty place takes no piece
	 * @param between above the rest
	 * @param after below everything
	 */
	private record Frame(Slots subjectLine, Optional<Stencil> before, Optional<Stencil> between, Stencil after) {

		static Frame of(Rendered rendered, FrameKey key) {
			Stencil rest = Stencil.of(rendered.text(), rendered.html());
			Optional<Stencil> before = Optional.empty();
			Optional<Stencil> between = Optional.empty();
			if (key.owed() > 0) {
				List<Stencil> cut = rest.cut(OWED);
				before = Optional.of(cut.get(0));
				rest = cut.get(1);
			}
			if (key.others()) {
				List<Stencil> cut = rest.cut(OTHERS);
				between = Optional.of(cut.get(0));
				rest = cut.get(1);
			}
			return new Frame(Slots.of(rendered.subject()), before, between, rest);
		}

		String subject(Map<String, String> values) {
			return this.subjectLine.with((slot) -> values.getOrDefault(slot, ""));
		}

		Body body(Map<String, String> values, List<Piece> owed, List<Piece> others) {
			List<Piece> pieces = new ArrayList<>();
			this.before.ifPresent((stencil) -> pieces.add(piece(stencil, values)));
			pieces.addAll(owed);
			this.between.ifPresent((stencil) -> pieces.add(piece(stencil, values)));
			pieces.addAll(others);
			pieces.add(piece(this.after, values));
			return new Body(pieces);
		}

		/** Only the values that the piece has slots for. */
		private static Piece piece(Stencil stencil, Map<String, String> values) {
			Map<String, String> needed = new HashMap<>(values);
			needed.keySet().retainAll(stencil.slots());
			return new Piece(stencil, needed);
		}

	}

}
