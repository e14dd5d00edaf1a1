package org.runstate.change;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.runstate.change.ChangeTable.Decided;
import org.runstate.change.ChangeTable.Joined;
import org.runstate.change.ChangeView.Look;
import org.runstate.change.ChangeView.Other;
import org.runstate.change.Suggestions.Suggested;
import org.runstate.impact.Difference;
import org.runstate.impact.News;

import org.springframework.stereotype.Component;

/**
 * Changes as pages show them.
 */
@Component
public class ChangeViews {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

	private final ChangeTable changes;

	private final Leads leads;

	private final Suggestions suggestions;

	private final SlipTable slips;

	ChangeViews(ChangeTable changes, Leads leads, Suggestions suggestions, SlipTable slips) {
		this.changes = changes;
		this.leads = leads;
		this.suggestions = suggestions;
		this.slips = slips;
	}

	/** The change of a notice. */
	public ChangeView of(long notice, ZoneId zone) {
		long lead = this.leads.of(List.of(notice)).getOrDefault(notice, notice);
		Set<Long> members = this.leads.members(notice);
		Map<Long, Joined> reasons = this.changes.reasons(lead);
		List<Suggested> suggested = this.suggestions.of(members);
		List<Decided> decided = this.changes.history(members);
		Set<Long> all = new TreeSet<>(members);
		suggested.forEach((one) -> all.add(one.otherId()));
		decided.forEach((one) -> all.addAll(List.of(one.noticeId(), one.otherId())));
		Map<Long, News> said = this.leads.latest(all);
		List<Other> others = new ArrayList<>();
		members.stream()
			.filter((member) -> member != lead && member != notice)
			.forEach((member) -> others.add(other(member, lead, said, reasons.get(member), zone)));
		return new ChangeView(notice, (lead == notice) ? null : other(lead, notice, said, reasons.get(notice), zone),
				others, looks(suggested, said),
				decided.stream().map((one) -> sentence(one, said, zone)).distinct().toList(),
				promises(lead, members, zone));
	}

	private List<PromiseView> promises(long lead, Set<Long> members, ZoneId zone) {
		Slips all = this.slips.of(Map.of(lead, members)).getOrDefault(lead, new Slips(List.of()));
		return all.tracks().stream().map((track) -> PromiseView.of(track, zone)).toList();
	}

	private static List<Look> looks(List<Suggested> suggested, Map<Long, News> said) {
		Set<Long> seen = new HashSet<>();
		List<Look> looks = new ArrayList<>();
		for (Suggested one : suggested) {
			News other = said.get(one.otherId());
			if (other != null && seen.add(one.otherId())) {
				looks.add(new Look(one.otherId(), other.title(), other.source(), one.noticeId(), one.percent(),
						one.why()));
			}
		}
		return looks;
	}

	private static Other other(long id, long beside, Map<Long, News> said, @Nullable Joined joined, ZoneId zone) {
		News news = said.get(id);
		News its = said.get(beside);
		List<String> additions = (news != null && its != null)
				? Additions.of(its.impact(), news.impact()).stream().map(Difference::why).toList() : List.of();
		String why = "";
		if (joined != null) {
			String by = joined.name();
			why = (by != null) ? "joined by " + by + " on " + DAY.format(joined.at().atZone(zone)) : joined.why();
		}
		return new Other(id, (news != null) ? news.title() : "notice " + id, (news != null) ? news.source() : "", why,
				additions);
	}

	private static String sentence(Decided one, Map<Long, News> said, ZoneId zone) {
		String notice = title(one.noticeId(), said);
		return DAY.format(one.decidedAt().atZone(zone)) + ", " + one.name() + ": " + switch (one.verdict()) {
			case "same" -> notice + " is the same as " + title(one.otherId(), said) + ".";
			case "apart" -> notice + " is not the same as " + title(one.otherId(), said) + ".";
			default -> notice + " leads.";
		};
	}

	private static String title(long id, Map<Long, News> said) {
		News news = said.get(id);
		return "\u201c" + ((news != null) ? news.title() : "notice " + id) + "\u201d";
	}

}
