package org.runstate.web;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.SignedIn;
import org.runstate.language.Words;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language of a page: what its reader chose when they are known, else what their
 * browser asks for.
 */
@Component("localeResolver")
class ReaderLanguage implements LocaleResolver {

	private final People people;

	ReaderLanguage(People people) {
		this.people = people;
	}

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		if (request.getAttribute(Words.WISHED) instanceof Locale known) {
			return Words.spoken(known);
		}
		Authentication visitor = SecurityContextHolder.getContext().getAuthentication();
		Locale wished = (visitor != null && visitor.getPrincipal() instanceof SignedIn me)
				? this.people.find(me.personId()).map(Person::locale).orElse(Locale.ENGLISH) : asked(request);
		request.setAttribute(Words.WISHED, wished);
		return Words.spoken(wished);
	}

	@Override
	public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
		throw new UnsupportedOperationException("a person's language is changed with the person");
	}

	private static Locale asked(HttpServletRequest request) {
		List<Locale> asked = Collections.list(request.getLocales());
		return asked.stream()
			.filter((one) -> Words.SPOKEN.stream().anyMatch((spoken) -> spoken.getLanguage().equals(one.getLanguage())))
			.findFirst()
			.orElse(Locale.ENGLISH);
	}

}
