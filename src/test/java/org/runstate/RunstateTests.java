package org.runstate;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class RunstateTests {

	@Autowired
	JdbcClient jdbc;

	@Test
	void everyTableStatesUtf8AndAnExactCollation() {
		assertThat(this.jdbc.sql("""
				select table_name from information_schema.tables
				where table_schema = database() and table_name <> 'flyway_schema_history'
				and table_collation not like 'utf8mb4%'
				""").query(String.class).list()).isEmpty();
	}

}
