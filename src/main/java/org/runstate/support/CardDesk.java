package org.runstate.support;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.change.Leads;
import org.runstate.impact.Impacts;
import org.runstate.impact.News;
import org.runstate.impact.Promise;
import org.runstate.impact.Timelines;
import org.runstate.support.Card.Basis;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/**
 * Opens cards with what their notices say now, and keeps what people make of them.
 */
@Component
public class CardDesk {

	private final Cards cards;

	private final CardDraft draft;

	private final DeskWork work;

	private final Impacts impacts;

	private final Timelines timelines;

	private final Leads leads;

	private final Audit audit;

	private final Clock clock;

	CardDesk(Cards cards, CardDraft draft, DeskWork work, Impacts impacts, Timelines timelines, Leads leads,
			Audit audit, Clock clock) {
		this.cards = cards;
		this.draft = draft;
		this.work = work;
		this.impacts = impacts;
		this.timelines = timelines;
		this.leads = leads;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * The card of a notice, or a draft where none is kept.
	 * @throws ResponseStatusException if there is no such notice that means anything
	 */
	Opened open(long noticeId) {
		News news = this.impacts.latest(List.of(noticeId)).get(noticeId);
		if (news == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such notice.");
		}
		List<Promise> promises = this.timelines.of(List.of(news.revisionId()))
			.getOrDefault(news.revisionId(), List.of());
		Card card = this.cards.find(noticeId).orElseGet(() -> Card.draft(noticeId, this.draft.of(news, promises)));
		return new Opened(card, news, promises, this.leads.of(List.of(noticeId)).get(noticeId));
	}

	/**
	 * Keeps what was typed.
	 * @return whether nobody else was faster
	 * @throws WrongFieldException if it cannot be kept
	 */
	@Transactional
	boolean write(Opened opened, CardForm form, boolean approves, long person) {
		CardText text = form.text();
		Basis basis = approves ? basis(opened, form.basis()) : null;
		return write(opened, form.version(), text, basis, person);
	}

	/**
	 * Says that the card is right for what was seen of the notice.
	 * @return whether nobody else was faster
	 */
	@Transactional
	boolean approve(Opened opened, String basis, long person) {
		return write(opened, opened.card().version(), opened.card().text(), basis(opened, basis), person);
	}

	private boolean write(Opened opened, int version, CardText text, @Nullable Basis approved, long person) {
		long noticeId = opened.noticeId();
		boolean first = this.cards.write(noticeId, kept(opened, version), text, approved, person, this.clock.instant());
		if (first) {
			this.audit.note((approved != null) ? Did.CARD_APPROVED : Did.CARD_WRITTEN, About.notice(noticeId));
		}
		return first;
	}

	/** Nobody has seen what was not said yet. */
	private static Basis basis(Opened opened, String text) {
		try {
			Basis basis = Basis.parse(text);
			if (basis.revisionId() <= opened.news().revisionId()) {
				return basis;
			}
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The form is not whole.", ex);
		}
		throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The form is not of this notice.");
	}

	/**
	 * Approves a card with what somebody makes of it now.
	 * @return whether nobody else was faster
	 * @throws ResponseStatusException if there is no such notice that means anything
	 */
	@Transactional
	public boolean approve(long noticeId, UnaryOperator<CardForm> typed, long person) {
		Opened opened = open(noticeId);
		return write(opened, typed.apply(CardForm.of(opened.card(), opened.basis())), true, person);
	}

	/** The card as it is kept; a draft is kept now if it was not. */
	@Transactional
	Card kept(Opened opened) {
		kept(opened, 0);
		return this.cards.find(opened.noticeId()).orElseThrow();
	}

	/** The version to write over: what is not kept yet is kept first, as version 1. */
	private int kept(Opened opened, int version) {
		if (version == 0 && this.cards.find(opened.noticeId()).isEmpty()) {
			Instant now = this.clock.instant();
			this.work.draftNow(opened.news(), now);
			return 1;
		}
		return version;
	}

	/**
	 * A card with its notice.
	 *
	 * @param leadId the notice under which this one stands, or null
	 */
	record Opened(Card card, News news, List<Promise> promises, @Nullable Long leadId) {

		long noticeId() {
			return this.news.noticeId();
		}

		/** What of the notice is seen with it. */
		Basis basis() {
			return new Basis(this.news.revisionId(), this.news.differences().size());
		}

	}

}
