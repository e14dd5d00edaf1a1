package org.runstate.impact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.runstate.platform.Phrases;

/**
 * The sections of a notice as vendors head them, in its order. What stands before the
 * first heading, or everything if there is none, is what the notice is about.
 */
public record Sections(List<Section> all) {

	/** Headings that may stand in the midst of a line. */
	private static final Phrases INLINE = new Phrases(List.of("when this will happen:", "when will this happen:",
			"when this happens:", "how this will affect your organization:", "how this affects your organization:",
			"how will this affect your organization:", "how does this affect your organization:",
			"what you need to do to prepare:", "what you can do to prepare:", "what do you need to do to prepare:",
			"what can you do to prepare:"));

	private static final Phrases NO_ACTION = new Phrases(List.of("no admin action is required",
			"no admin action required", "no admin action is needed", "no admin action needed", "no action is required",
			"no action required", "no action is needed", "no action needed", "do not need to take any action",
			"don't need to take any action", "no changes are required", "nothing you need to do"));

	private static final Pattern NOTE = Pattern.compile(
			"\\s*[\\[(]?(?:updated?|reminder|correction)\\b[^:\\n]{0,40}\\b(?:20\\d\\d|\\d{1,2})[^:\\n]{0,20}:.*",
			Pattern.CASE_INSENSITIVE);

	private static final int LONGEST_HEADING = 90;

	public Sections {
		all = List.copyOf(all);
	}

	/** Cuts a text without markup, as in {@link Subject#text()}. */
	public static Sections of(String text) {
		List<Section> sections = new ArrayList<>();
		List<Phrases.Hit> inline = INLINE.in(text);
		int next = 0;
		int begin = 0;
		Part part = Part.WHAT;
		String heading = "";
		int line = 0;
		while (line < text.length()) {
			int end = text.indexOf('\n', line);
			end = (end < 0) ? text.length() : end;
			int head = headingEnd(text, line, end);
			Part named = (head > 0) ? Part.of(text.substring(line, head)) : null;
			if (named != null) {
				add(sections, part, heading, text, begin, line);
				part = named;
				heading = text.substring(line, head).strip();
				begin = head;
			}
			while (next < inline.size() && inline.get(next).start() < end) {
				Phrases.Hit hit = inline.get(next++);
				Part other = Part.of(text.substring(hit.start(), hit.end()));
				if (hit.start() > Math.max(begin, line + 2) && other != null) {
					add(sections, part, heading, text, begin, hit.start());
					part = other;
					heading = text.substring(hit.start(), hit.end());
					begin = hit.end();
				}
			}
			line = end + 1;
		}
		add(sections, part, heading, text, begin, text.length());
		return new Sections(sections);
	}

	/**
	 * What the sections of one kind say, apart by line breaks; empty if there is none.
	 */
	public String text(Part part) {
		return String.join("\n", this.all.stream().filter((one) -> one.part() == part).map(Section::text).toList());
	}

	/** Of which kind the section around a place is. */
	Part at(int place) {
		Part part = Part.WHAT;
		for (Section section : this.all) {
			if (section.start() > place) {
				break;
			}
			part = section.part();
		}
		return part;
	}

	/** The notes at the head of a text that say when and why it was updated. */
	public static List<String> updateNotes(String text) {
		List<String> notes = new ArrayList<>();
		for (int line = 0; line < text.length();) {
			int end = text.indexOf('\n', line);
			end = (end < 0) ? text.length() : end;
			String note = text.substring(line, end);
			if (!note.isBlank() && !NOTE.matcher(note).matches()) {
				break;
			}
			if (!note.isBlank()) {
				notes.add(note.strip());
			}
			line = end + 1;
		}
		return List.copyOf(notes);
	}

	/** Whether the text has one of the sentences that nobody has to do anything. */
	public static boolean isNoAction(String text) {
		return !NO_ACTION.in(text).isEmpty();
	}

	/**
	 * Where a heading that begins a line would end, 0 if the line cannot begin with one.
	 */
	private static int headingEnd(String text, int line, int end) {
		for (int at = line; at < end && at < line + LONGEST_HEADING; at++) {
			if (text.charAt(at) == ':') {
				return at + 1;
			}
		}
		return (end - line < LONGEST_HEADING) ? end : 0;
	}

	private static void add(List<Section> sections, Part part, String heading, String text, int begin, int end) {
		int start = Math.min(begin, end);
		String said = text.substring(start, end).replaceFirst("^\\]?:?\\]?", "").strip();
		if (!said.isEmpty() || !heading.isEmpty()) {
			sections.add(new Section(part, heading, said, start));
		}
	}

	/** What a section is about. */
	public enum Part {

		WHAT, WHEN, HOW, PREPARE, LINKS, OTHER;

		private static final Map<Part, List<String>> HEADINGS = Map.of(WHAT,
				List.of("introduction", "overview", "summary", "what is changing", "what's changing", "what's new",
						"background", "what is happening", "description"),
				WHEN,
				List.of("when this", "when will", "when does", "when is this", "rollout timeline", "rollout schedule",
						"rollout timing", "timeline", "key dates", "schedule", "release timeline", "important dates"),
				HOW,
				List.of("how this", "how will this", "how does this", "who is affected", "who will be affected",
						"what will happen", "what you will see", "what users will see", "impact", "user impact",
						"scope of impact", "customer impact"),
				PREPARE,
				List.of("what you need to do", "what you can do", "what do you need", "what can you do",
						"what do i need", "what should you do", "what should i do", "how can you prepare",
						"how to prepare", "how can i prepare", "action required", "required action",
						"recommended action", "next steps", "what action", "workaround", "to prepare", "prepare"),
				LINKS, List.of("learn more", "additional information", "more information", "additional resources",
						"references", "see also", "resources"),
				OTHER, List.of("compliance considerations"));

		/** What a heading heads, or nothing if it is none that is known. */
		static @Nullable Part of(String heading) {
			String words = heading.strip().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
			int start = 0;
			while (start < words.length() && !Character.isLetter(words.charAt(start))) {
				start++;
			}
			for (Part part : values()) {
				for (String known : HEADINGS.getOrDefault(part, List.of())) {
					if (words.startsWith(known, start) && fits(words.substring(start + known.length()), known)) {
						return part;
					}
				}
			}
			return null;
		}

		/** Questions may go on, single words may not. */
		private static boolean fits(String rest, String known) {
			int at = 0;
			while (at < rest.length() && !Character.isLetterOrDigit(rest.charAt(at))) {
				at++;
			}
			return at == rest.length() || (known.indexOf(' ') > 0 && rest.charAt(0) == ' ' && rest.indexOf('.') < 0
					&& (known.startsWith("w") || known.startsWith("h")));
		}

	}

	/**
	 * One section.
	 *
	 * @param heading as it stands, empty before the first
	 * @param start where it begins in the text
	 */
	public record Section(Part part, String heading, String text, int start) {
	}

}
