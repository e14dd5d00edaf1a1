package org.runstate.delivery.kill;

import java.time.Clock;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The modules {@code database} and {@code delivery} by themselves, without Spring Boot,
 * so that a process is ready within a second or two. Their classes are found, not named:
 * whatever delivery is made of is what runs.
 */
final class DeliveryContext {

	private DeliveryContext() {
	}

	/** The database that the environment names, pooled as in the application. */
	static HikariDataSource database(Environment environment) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(environment.getRequiredProperty("spring.datasource.url"));
		config.setUsername(environment.getRequiredProperty("spring.datasource.username"));
		config.setPassword(environment.getRequiredProperty("spring.datasource.password"));
		config.setMaximumPoolSize(20);
		config.setMinimumIdle(1);
		config.setConnectionTimeout(10_000);
		config.addDataSourceProperty("connectionTimeZone", "UTC");
		config.addDataSourceProperty("forceConnectionTimeZoneToSession", "true");
		config.addDataSourceProperty("useBulkStmts", "true");
		return new HikariDataSource(config);
	}

	static AnnotationConfigApplicationContext open(ConfigurableEnvironment environment, DataSource database,
			JavaMailSenderImpl mail) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.setEnvironment(environment);
		context.register(Settings.class);
		context.registerBean(DataSource.class, () -> database);
		context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(database));
		context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
		context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(database));
		context.registerBean(TransactionTemplate.class,
				() -> new TransactionTemplate(context.getBean(JdbcTransactionManager.class)));
		context.registerBean(JavaMailSenderImpl.class, () -> mail);
		context.registerBean(Clock.class, Clock::systemUTC);
		ClassPathBeanDefinitionScanner found = new ClassPathBeanDefinitionScanner(context);
		found.addExcludeFilter(new AnnotationTypeFilter(Controller.class));
		found.scan("org.runstate.delivery", "org.runstate.database", "org.runstate.audit");
		// nothing is made that delivery does not ask for
		context.addBeanFactoryPostProcessor((factory) -> {
			for (String name : factory.getBeanDefinitionNames()) {
				BeanDefinition bean = factory.getBeanDefinition(name);
				bean.setLazyInit(bean.getRole() == BeanDefinition.ROLE_APPLICATION);
			}
		});
		context.refresh();
		return context;
	}

	@ConfigurationPropertiesScan("org.runstate.delivery")
	@EnableTransactionManagement
	private static final class Settings {

	}

}
