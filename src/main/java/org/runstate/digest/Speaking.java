package org.runstate.digest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.runstate.acknowledgement.Acknowledgements;
import org.runstate.acknowledgement.Asking;
import org.runstate.acknowledgement.OwingSettings;
import org.runstate.change.Additions;
import org.runstate.change.Leads;
import org.runstate.impact.Difference;
import org.runstate.impact.Impact;
import org.runstate.impact.News;
import org.runstate.impact.Urgency;
import org.runstate.platform.Platform;

import org.springframework.stereotype.Component;

/**
 * Puts what followers say under the names of their leads.
 */
@Component
class Speaking {

	private final Leads leads;

	private final Acknowledgements acknowledgements;

	private final Asking asking;

	private final OwingSettings policy;

	Speaking(Leads leads, Acknowledgements acknowledgements, Asking asking, OwingSettings policy) {
		this.leads = leads;
		this.acknowledgements = acknowledgements;
		this.asking = asking;
		this.policy = policy;
	}

	/** What there is to tell these people of some news. */
	Spoken of(List<News> news, Collection<Long> people) {
		Map<Long, Long> following = this.leads.of(news.stream().map(News::noticeId).toList());
		List<News> leading = news.stream().filter((one) -> !following.containsKey(one.noticeId())).toList();
		Map<Long, News> latest = this.leads.latest(new HashSet<>(following.values()));
		List<News> asides = new ArrayList<>();
		for (News one : news) {
			Long id = following.get(one.noticeId());
			News lead = (id != null) ? latest.get(id) : null;
			List<Difference> additions = (lead != null) ? Additions.of(lead.impact(), one.impact()) : List.of();
			if (lead != null && !additions.isEmpty()) {
				asides.add(aside(lead, one, additions));
			}
		}
		Map<Long, Set<Long>> settledBy = this.leads
			.settledBy(leading.stream().map(News::noticeId).collect(Collectors.toSet()));
		Set<Long> settling = settledBy.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
		return new Spoken(leading, asides, settledBy, this.acknowledgements.newest(people, settling), this.policy,
				this.asking.of(leading.stream().map(News::noticeId).collect(Collectors.toSet())));
	}

	private static News aside(News lead, News one, List<Difference> additions) {
		List<Difference> said = additions.stream()
			.map((addition) -> new Difference(addition.kind(), false,
					one.source() + " also announces this: " + addition.why()))
			.toList();
		return new News(one.position(), lead.revisionId(), lead.noticeId(), lead.number(), lead.title(), lead.url(),
				lead.text(), lead.source(), both(lead.impact(), one.impact()), said, one.seenAt());
	}

	/** Whom the two concern together, and what is the more pressing of each. */
	private static Impact both(Impact lead, Impact one) {
		Set<Platform> platforms = new HashSet<>(lead.platforms());
		platforms.addAll(one.platforms());
		Set<String> services = new HashSet<>(lead.services());
		services.addAll(one.services());
		boolean earlier = one.actBy() != null && (lead.actBy() == null || one.actBy().isBefore(lead.actBy()));
		return new Impact((lead.platforms().isEmpty() || one.platforms().isEmpty()) ? Set.of() : platforms,
				(lead.services().isEmpty() || one.services().isEmpty()) ? List.of() : List.copyOf(services),
				lead.category(), max(lead.action(), one.action()), lead.major() || one.major(),
				max(lead.admin(), one.admin()), max(lead.helpdesk(), one.helpdesk()), max(lead.user(), one.user()),
				(one.urgency() == Urgency.NOW) ? Urgency.NOW : lead.urgency(), earlier ? one.actBy() : lead.actBy(),
				lead.reasons());
	}

	private static <T extends Comparable<? super T>> T max(T one, T other) {
		return (one.compareTo(other) >= 0) ? one : other;
	}

}
