package org.runstate.digest;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import org.runstate.delivery.MailTemplates;
import org.runstate.delivery.Rendered;
import org.runstate.delivery.Slots;
import org.runstate.delivery.Stencil;
import org.runstate.impact.Difference;
import org.runstate.impact.Impact;
import org.runstate.impact.News;
import org.runstate.language.Dates;
import org.runstate.language.Words;
import org.runstate.notice.Headline;
import org.runstate.platform.Platform;
import org.runstate.support.DeskCards;
import org.runstate.support.DeskCards.Look;
import org.runstate.support.DeskCards.OpenIssue;
import org.runstate.support.DeskCards.Told;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What a digest says of one notice, rendered once for everyone to whom it says the same.
 */
@Component
class Fragments {

	private static final int KEPT = 5000;

	private static final int SUMMARY = 320;

	/** As many characters of each part of a card; the page has all of them. */
	private static final int CARD = 500;

	private final MailTemplates templates;

	private final String baseUrl;

	private final Cache<IssuesKey, Fragment> issues = Caffeine.newBuilder().maximumSize(KEPT).build();

	private final Cache<Key, Fragment> rendered = Caffeine.newBuilder().maximumSize(KEPT).build();

	Fragments(MailTemplates templates, @Value("${runstate.base-url}") String baseUrl) {
		this.templates = templates;
		this.baseUrl = baseUrl.replaceFirst("/+$", "");
	}

	/**
	 * What a digest says of a notice.
	 * @param card what the help desk is told with it, or null
	 */
	Fragment of(Item item, @Nullable Told card, Locale locale) {
		Key key = new Key(item.news().revisionId(), item.concern().because(), item.concern().owes() ? item.due() : null,
				Words.spoken(locale).toLanguageTag(), item.news().differences(), card);
		return this.rendered.get(key, (missing) -> render(item, key));
	}

	private Fragment render(Item item, Key key) {
		Rendered mail = this.templates.render("notice", Locale.forLanguageTag(key.locale()), model(item, key));
		return new Fragment(mail.subject(), Stencil.of(mail.text(), mail.html()),
				mail.html().getBytes(StandardCharsets.UTF_8).length);
	}

	private Map<String, Object> model(Item item, Key key) {
		News news = item.news();
		Impact impact = news.impact();
		Locale reader = Locale.forLanguageTag(key.locale());
		Map<String, Object> model = new HashMap<>();
		model.put("title", news.title());
		model.put("headline", Headline.of(news.title()));
		model.put("summary", Summary.of(news.text(), SUMMARY));
		model.put("changes", news.differences().stream().map(Difference::why).toList());
		model.put("badges", Badge.of(impact));
		model.put("until", (impact.actBy() != null) ? Dates.longer(impact.actBy(), reader) : "");
		model.put("due", (key.due() != null) ? Dates.longer(key.due(), reader) : "");
		model.put("about", about(impact));
		model.put("because", item.concern().because());
		model.put("source", news.source());
		model.put("sourceUrl", (news.url() != null) ? news.url() : "");
		model.put("pageUrl", this.baseUrl + "/notices/" + news.noticeId());
		model.put("acknowledgeUrl", item.concern().owes() ? this.baseUrl + "/a/" + Slots.slot("acknowledge") : "");
		Told card = key.card();
		if (card != null) {
			model.put("card", card(card));
			model.put("cardUrl", this.baseUrl + "/desk/cards/" + news.noticeId());
		}
		return model;
	}

	/** A card as a mail has room for it. */
	private static Told card(Told card) {
		return new Told(card.noticeId(), card.version(), card.approved(), Summary.of(card.says(), CARD),
				card.looks().stream().map((look) -> new Look(look.platform(), Summary.of(look.text(), CARD))).toList(),
				Summary.of(card.answer(), CARD), Summary.of(card.escalate(), CARD), card.calls(), card.issue(),
				Summary.of(card.workaround(), CARD));
	}

	/**
	 * Known issues that are not resolved, rendered once for all who are told the same.
	 */
	Fragment of(List<OpenIssue> issues, Locale locale) {
		Locale reader = Words.spoken(locale);
		return this.issues.get(new IssuesKey(issues, reader.toLanguageTag()), (missing) -> {
			Rendered mail = this.templates.render("issues", reader, Map.of("issues",
					issues.stream().map((one) -> issue(one, reader)).toList(), "deskUrl", this.baseUrl + "/desk"));
			return new Fragment(mail.subject(), Stencil.of(mail.text(), mail.html()),
					mail.html().getBytes(StandardCharsets.UTF_8).length);
		});
	}

	private Map<String, String> issue(OpenIssue one, Locale reader) {
		return Map.of("title", one.title(), "workaround", Summary.of(one.workaround(), CARD), "since",
				DeskCards.day(one.since(), reader), "url", this.baseUrl + "/desk/cards/" + one.noticeId());
	}

	private static List<String> about(Impact impact) {
		List<String> about = new ArrayList<>();
		impact.platforms().stream().sorted().map(Platform::label).forEach(about::add);
		impact.services().stream().filter((service) -> !about.contains(service)).limit(4).forEach(about::add);
		return about;
	}

	/**
	 * A notice's part of a digest. Its only slot is {@code acknowledge}, the token of the
	 * link.
	 *
	 * @param title what the subject of a mail says of it
	 * @param bytes how much room the HTML takes
	 */
	record Fragment(String title, Stencil stencil, int bytes) {
	}

	private record IssuesKey(List<OpenIssue> issues, String locale) {
	}

	private record Key(long revisionId, String because, @Nullable LocalDate due, String locale,
			List<Difference> differences, @Nullable Told card) {
	}

}
