package org.runstate.support;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Materials that nobody looked at in time, as the page of reports shows them.
 */
@Component
public class OverdueMaterials {

	private static final int MOST = 20;

	private final MaterialReviews reviews;

	private final Clock clock;

	OverdueMaterials(MaterialReviews reviews, Clock clock) {
		this.reviews = reviews;
		this.clock = clock;
	}

	/** Puts what {@code support/overdue.ftlh} shows on a page. */
	public void show(Model model, Locale reader) {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		int late = this.reviews.overdueCount(today);
		model.addAttribute("materialsLate", late);
		model.addAttribute("lateMaterials",
				(late == 0) ? List.of()
						: this.reviews.overdue(today, MOST)
							.stream()
							.map((one) -> new Late(one.id(), one.title(), one.owner(), Days.day(one.dueOn(), reader)))
							.toList());
	}

	/** One of them. */
	public record Late(long id, String title, String owner, String due) {
	}

}
