package org.runstate.impact;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RuleChangeTests {

	private static final List<Rule> BUILT_IN = List.of(rule("a", "category: retirement"),
			rule("b", "category: security"), rule("c", "action: plan"), rule("d", "action: fix"));

	@Test
	void rulesStayAsTheyAreWithoutChanges() {
		assertThat(RuleChange.apply(BUILT_IN, List.of())).isEqualTo(BUILT_IN);
	}

	@Test
	void rewrittenRuleKeepsItsPlace() {
		Rule other = rule("b", "category: feature");
		assertThat(RuleChange.apply(BUILT_IN, List.of(RuleChange.kept(other, null)))).containsExactly(BUILT_IN.get(0),
				other, BUILT_IN.get(2), BUILT_IN.get(3));
	}

	@Test
	void ruleSwitchedOffIsAskedNoMoreAndComesBack() {
		RuleChange off = new RuleChange("c", RuleChange.Kind.OFF, null, null);
		assertThat(RuleChange.apply(BUILT_IN, List.of(off))).extracting(Rule::id).containsExactly("a", "b", "d");
		RuleChange back = new RuleChange("c", RuleChange.Kind.BUILT_IN, null, null);
		assertThat(RuleChange.apply(BUILT_IN, List.of(back))).isEqualTo(BUILT_IN);
	}

	@ParameterizedTest
	@CsvSource({ "'', 'a,b,x,c,d'", "c, 'a,b,x,c,d'", "d, 'a,b,c,x,d'", "gone, 'a,b,x,c,d'", "a, 'a,b,x,c,d'" })
	void newRuleIsAskedBeforeTheOneNamedOrFirstOfItsPart(String before, String order) {
		RuleChange added = RuleChange.kept(rule("x", "action: inform"), before.isEmpty() ? null : before);
		assertThat(RuleChange.apply(BUILT_IN, List.of(added))).extracting(Rule::id).containsExactly(order.split(","));
	}

	@Test
	void formGivesBackTheRuleItShows() {
		for (Rule rule : Rules.standard().all()) {
			assertThat(RuleForm.of(rule).rule()).isEqualTo(rule);
		}
	}

	@ParameterizedTest
	@CsvSource({ "Bad Name, action: plan, word, '', why, Its name", "x, action: dance, word, '', why, Choose what",
			"x, platforms: windows, word, '', why, Choose what",
			"x, action: plan, '', '', why, 'Name a label, a phrase'",
			"x, action: plan, word, nonsense, why, is no condition", "x, action: plan, word, '', ' ', Say why",
			"x, action: plan, word, 'action: fix', why, is no condition" })
	void formThatDescribesNoRuleSaysWhatIsMissing(String id, String says, String title, String when, String why,
			String message) {
		RuleForm form = new RuleForm(id, says, "", "", title, "", "", "", when, true, why, "");
		assertThatIllegalArgumentException().isThrownBy(form::rule).withMessageContaining(message);
	}

	private static Rule rule(String id, String says) {
		return new RuleForm(id, says, "", "", "word " + id, "", "", "", "", false, "because " + id, "").rule();
	}

}
