package org.runstate.privacy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever keeps something of a person in a new column says what becomes of it.
 */
@RunstateTest
class KeptTests {

	@Autowired
	JdbcClient jdbc;

	@Test
	void everyColumnThatHoldsAPersonIsTreated() {
		Set<String> found = new TreeSet<>(this.jdbc
			.sql("""
					-- What refers to a person, or is named as if it did?
					select concat(table_name, '.', column_name) from information_schema.key_column_usage
					where table_schema = database() and referenced_table_name = 'person'
					union
					select concat(c.table_name, '.', c.column_name) from information_schema.columns c
					join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
					where c.table_schema = database() and t.table_type = 'BASE TABLE'
						and (c.column_name regexp '(^|_)(person|people|recipient|email|address|owner|manager|author|approver|reviewer)(_id)?$'
							or c.column_name regexp '_by$' and c.data_type = 'bigint' and c.column_name <> 'claimed_by')
					""")
			.query(String.class)
			.list());
		found.add("person.id");
		Set<String> treated = Kept.ALL.stream()
			.map((kept) -> kept.table() + "." + kept.column())
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(found).as("columns that hold a person: say in Kept what becomes of each").isEqualTo(treated);
	}

	@Test
	void noColumnIsTreatedTwice() {
		List<String> all = Kept.ALL.stream().map((kept) -> kept.table() + "." + kept.column()).toList();
		assertThat(all).doesNotHaveDuplicates();
	}

}
