package org.runstate.audit;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every handler that changes something comes past the door of the audit. It is looked for
 * in the code: from the handler over all that it calls.
 */
class DoorTests {

	/** Handlers that leave no entry, and why that is right. */
	private static final Map<String, String> WITHOUT = new TreeMap<>(
			Map.ofEntries(Map.entry("LinkPage.record", "an acknowledgement has its own chain of evidence"),
					Map.entry("NoticePage.acknowledge", "an acknowledgement has its own chain of evidence"),
					Map.entry("ManyPage.acknowledge", "an acknowledgement has its own chain of evidence"),
					Map.entry("AwayPage.acknowledge", "an acknowledgement has its own chain of evidence"),
					Map.entry("NoticesApi.acknowledge", "an acknowledgement has its own chain of evidence"),
					Map.entry("LinkPage.notMe", "says that a link went astray; nothing is decided"),
					Map.entry("LinkRulesPage.seen", "puts a note of one's own away"),
					Map.entry("DebtPage.snooze", "puts a reminder to oneself off; the obligation keeps how often"),
					Map.entry("PreferencesPage.save", "somebody's own hour and zone"),
					Map.entry("PreferencesPage.oneClick", "somebody declines their own digest"),
					Map.entry("TakenDownPage.seen", "puts a note of one's own away"),
					Map.entry("TextsPage.preview", "shows what is typed and keeps nothing"),
					Map.entry("AnnouncementsPage.preview", "shows what is typed and keeps nothing"),
					Map.entry("CallsPage.count", "each press is kept with who and when"),
					Map.entry("CallsPage.undo", "each press is kept with who and when"),
					Map.entry("LanguagePage.choose", "somebody's own language"),
					Map.entry("SourcesPage.check", "makes a look due that is due anyway; the poll is kept"),
					Map.entry("ImportPage.look", "shows what a file would do and keeps nothing"),
					Map.entry("CalendarPage.make", "somebody's own calendar"),
					Map.entry("CalendarPage.end", "somebody's own calendar"),
					Map.entry("ReplayPage.replay", "shows what would have been sent and keeps nothing"),
					Map.entry("SignInPage.signIn", "to sign in is no decision; the log has it"),
					Map.entry("Personas.signIn", "exists in the demonstration only")));

	private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("org.runstate");

	@Test
	void everyHandlerThatChangesSomethingLeavesAnEntry() {
		Set<String> without = new TreeSet<>();
		Set<String> all = new TreeSet<>();
		for (JavaMethod handler : handlers()) {
			String name = handler.getOwner().getSimpleName() + "." + handler.getName();
			all.add(name);
			if (!leadsToTheDoor(handler)) {
				without.add(name);
			}
		}
		assertThat(all).hasSizeGreaterThan(40);
		assertThat(without)
			.as("handlers that leave no entry: call Audit.note in the transaction of the decision, or "
					+ "say in this test why there is none to leave")
			.isEqualTo(WITHOUT.keySet());
	}

	private Collection<JavaMethod> handlers() {
		return this.classes.stream()
			.flatMap((type) -> type.getMethods().stream())
			.filter((method) -> List.of(PostMapping.class, PutMapping.class, PatchMapping.class, DeleteMapping.class)
				.stream()
				.anyMatch(method::isAnnotatedWith))
			.toList();
	}

	private static boolean leadsToTheDoor(JavaMethod handler) {
		Set<JavaCodeUnit> seen = new HashSet<>();
		Deque<JavaCodeUnit> open = new ArrayDeque<>(List.of(handler));
		while (!open.isEmpty()) {
			JavaCodeUnit one = open.pop();
			if (one.getOwner().isEquivalentTo(Audit.class) && one.getName().startsWith("note")) {
				return true;
			}
			if (seen.add(one)) {
				one.getAccessesFromSelf()
					.forEach((call) -> call.getTarget()
						.resolveMember()
						.filter(JavaCodeUnit.class::isInstance)
						.map(JavaCodeUnit.class::cast)
						.filter((unit) -> unit.getOwner().getPackageName().startsWith("org.runstate"))
						.ifPresent(open::push));
				one.getMethodReferencesFromSelf()
					.forEach((call) -> call.getTarget().resolveMember().ifPresent(open::push));
			}
		}
		return false;
	}

}
