package org.runstate.impact;

import java.util.List;
import java.util.stream.Stream;

import org.runstate.platform.Phrases;

/**
 * What the words mean that dates and their sentences are read by. All are found in one
 * pass over a text.
 */
enum Mark {

	/** Where a date may stand. */
	DATE,

	/** Who gets it first. */
	STAGE,

	/** Whose cloud. */
	CLOUD,

	/** Words around dates that promise nothing any more, or never did. */
	PAST,

	BEGINS,

	COMPLETES,

	/** Words that ask somebody for something. */
	ASKS,

	/** Words that leave nobody a choice. */
	DEMANDS,

	/** Sentences that speak of bringing something, not of a limit. */
	ROLLS_OUT,

	/** Titles that ask. */
	URGES,

	/** What happens to those who do nothing. */
	THREATENS,

	/** Words that say without doubt that something ends. */
	STOPS,

	/** Words that say that something ends, if the notice is about an end. */
	ENDS;

	/** What stands in a text for it, as {@link Phrases} has it. */
	List<String> words() {
		return switch (this) {
			case DATE -> Stream
				.of(MonthDate.NAMES.stream(), PeriodDate.NAMES.stream(),
						Stream.of("20*", "CY20*", "CY2*", "CY'2*", "calendar year 20*"))
				.flatMap((names) -> names)
				.toList();
			case STAGE -> List.copyOf(Milestones.STAGES.keySet());
			case CLOUD -> List.copyOf(Milestones.CLOUDS.keySet());
			case PAST -> List.of("previous*", "formerly", "originally", "instead of", "rather than", "extended from",
					"extension from", "postponed from", "moved from", "delayed from", "changed from", "updated",
					"modified", "posted", "published", "communicated", "announced", "shared", "mentioned", "outlined",
					"introduced", "since", "example", "e.g.", "for instance", "if", "was");
			case BEGINS -> List.of("begin*", "start*", "commenc*", "roll out", "rolling out", "rolls out", "rollout",
					"launch*", "available");
			case COMPLETES -> List.of("complet*", "finish*", "conclud*", "ending", "fully rolled out", "reach all",
					"fully available");
			case ASKS -> List.of("must", "need to", "needs to", "needed to", "need a", "require", "required", "please",
					"should", "ensure", "recommend*", "migrate", "migration", "migrating", "update your",
					"updating your", "update to", "update the", "updated by", "upgrad*", "transition*", "switch*",
					"replac*", "export", "back up", "opt out", "opt-out", "opt in", "opt-in", "take action",
					"action required", "action is required", "no action", "action needed", "act by", "complete the",
					"follow these", "encourag*", "avoid", "deadline", "configure", "enable", "disable", "review",
					"plan to", "renew", "submit", "move to", "move your", "download", "make sure", "turn off",
					"turn on", "you can", "you may", "you have", "save any", "set the", "advise*", "reschedule",
					"have until", "has not been", "has not", "have not", "haven't", "hasn't", "are not",
					"is not configured", "do not take", "don't take", "unless you", "keep access", "cutoff",
					"capture any", "prior to", "trust");
			case DEMANDS -> List.of("must", "need to", "needs to", "have to", "has to", "required to");
			case ROLLS_OUT -> List.of("roll out", "rolls out", "rolling out", "roll-out", "rollout", "rolled out",
					"expect to complete", "expected to complete", "expected to be complete", "expects to complete",
					"complete by", "completes by", "become available", "generally available", "general availability",
					"made available", "be available", "public preview", "targeted release", "all regions", "reach all",
					"available globally");
			case URGES -> List.of("action required", "action needed", "action is required", "take action",
					"prevent/fix", "requires", "will require", "no longer", "ending", "required",
					"configuration change", "config change");
			case THREATENS -> List.of("take no action", "not take any action", "no action is taken",
					"don't take action", "do not take action", "do nothing", "unless you take action");
			case STOPS -> List.of("retire", "retires", "retired", "retiring", "end of support", "end of life",
					"end of service", "end of servicing", "end of availability", "support will end", "support ends",
					"ends support", "end support for", "phased out", "discontinued", "deprecated", "sunset",
					"inaccessible", "unavailable", "stop working", "stops working", "stop functioning",
					"no longer work", "no longer be available", "no longer be supported", "no longer supported",
					"no longer support", "no longer available", "no longer be accessible", "no longer function",
					"decommissioned", "permanently deleted", "will be deleted", "be blocked", "will expire", "expires",
					"shut down", "last day", "cutoff", "will be removed");
			case ENDS -> List.of("retir*", "end support", "ending support", "support for", "end", "ends", "ending",
					"remov*", "discontinu*", "no longer", "deprecat*", "sunset*", "stop*", "shutdown", "delet*",
					"enforce*", "turned off", "decommission*", "expir*", "not be able", "disabled", "take effect",
					"takes effect", "went into effect", "into effect", "unsupported", "block*", "must", "updating",
					"migrat*", "will lose", "starting", "no new");
		};
	}

}
