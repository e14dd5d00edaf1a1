package org.runstate.announcement;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.runstate.audience.Audience;
import org.runstate.impact.Action;
import org.runstate.impact.Category;
import org.runstate.impact.Difference;
import org.runstate.impact.Difference.Kind;
import org.runstate.impact.Impact;
import org.runstate.impact.Impacts;
import org.runstate.impact.Level;
import org.runstate.impact.NewImpact;
import org.runstate.impact.Reason;
import org.runstate.impact.Urgency;
import org.runstate.notice.Entry;
import org.runstate.notice.Notices;
import org.runstate.notice.Revision;
import org.runstate.notice.Said;
import org.runstate.platform.Platform;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes an announcement a notice, or a correction the next revision of it. It is kept as
 * nobody's news, because those whom it is for have it as mail of its own.
 */
@Component
class Published {

	/** The kind of the source that announcements stand under; nothing polls it. */
	private static final String KIND = "announcement";

	private final JdbcClient jdbc;

	private final Notices notices;

	private final Impacts impacts;

	private final Clock clock;

	Published(JdbcClient jdbc, Notices notices, Impacts impacts, Clock clock) {
		this.jdbc = jdbc;
		this.notices = notices;
		this.impacts = impacts;
		this.clock = clock;
	}

	/** Keeps it with all that it means, in the transaction of the caller. */
	Revision keep(Announcement one) {
		Instant now = this.clock.instant();
		Content content = one.content();
		long source = source();
		String key = "announcement-" + one.first();
		this.notices
			.keep(List.of(new Said(source, true, List.of(), List.of(), List.of(new Entry(key, content.title(), null,
					html(content), labels(one), content.circle().services(), content.circle().platforms(), now, now)))),
					now);
		long notice = this.jdbc.sql("select id from notice where source_id = ? and entry_key = ?")
			.params(source, key)
			.query(Long.class)
			.single();
		Revision revision = this.notices.latest(List.of(notice)).get(0);
		this.impacts.add(List.of(new NewImpact(revision, impact(content), differences(one, revision))), now);
		return revision;
	}

	/** Made when it is first needed, and not active: there is nothing to look at. */
	private long source() {
		this.jdbc.sql("""
				insert into source (source_key, name, kind, url, every_seconds, services, platforms, baseline, options,
					active, next_check_at)
				values (:kind, 'Announcements', :kind, '', 86400, '[]', '[]', true, '{}', false, :now)
				on duplicate key update id = id
				""").param("kind", KIND).param("now", this.clock.instant()).update();
		return this.jdbc.sql("select id from source where source_key = ?").param(KIND).query(Long.class).single();
	}

	/** Both languages, where there are two: a notice has no variants. */
	private static String html(Content content) {
		String english = Prose.of(content.body()).html();
		if (!content.isGermanToo()) {
			return english;
		}
		return english + "<hr>" + Prose.of("# " + content.titleDe() + "\n\n" + content.bodyDe()).html();
	}

	private static List<String> labels(Announcement one) {
		List<String> labels = new ArrayList<>(List.of("announcement"));
		if (one.relation() != null) {
			labels.add(one.relation().key());
		}
		return labels;
	}

	private static Impact impact(Content content) {
		Set<Platform> platforms = EnumSet.noneOf(Platform.class);
		content.circle().platforms().forEach((key) -> Platform.of(key).ifPresent(platforms::add));
		Set<String> audiences = Set.copyOf(content.circle().audiences());
		List<Reason> reasons = new ArrayList<>();
		platforms.forEach((platform) -> reasons.add(said("platforms", platform.key())));
		Level admin = level(Audience.ADMIN, audiences, reasons);
		Level helpdesk = level(Audience.HELPDESK, audiences, reasons);
		Level user = level(Audience.USER, audiences, reasons);
		Urgency urgency = content.urgent() ? Urgency.NOW : content.confirm() ? Urgency.SOON : Urgency.LATER;
		reasons.add(said("urgency", urgency.key()));
		if (content.confirm()) {
			reasons.add(said("action", Action.PLAN.key()));
			reasons.add(said("actBy", String.valueOf(content.deadline())));
		}
		return new Impact(platforms, content.circle().services(), Category.UPDATE,
				content.confirm() ? Action.PLAN : Action.INFORM, false, admin, helpdesk, user, urgency,
				content.confirm() ? content.deadline() : null, reasons);
	}

	private static Level level(Audience audience, Set<String> audiences, List<Reason> reasons) {
		Level level = (audiences.isEmpty() || audiences.contains(audience.key())) ? Level.MEDIUM : Level.NONE;
		reasons.add(said(audience.key(), level.key()));
		return level;
	}

	private static Reason said(String part, String value) {
		return new Reason(part, value, "person", "the announcement was approved like this");
	}

	private static List<Difference> differences(Announcement one, Revision revision) {
		if (revision.number() == 1) {
			return List.of();
		}
		return List.of(one.isWithdrawal() ? new Difference(Kind.WITHDRAWN, true, "The announcement was withdrawn.")
				: new Difference(Kind.WORDING, one.content().confirm(), "The announcement was corrected."));
	}

}
