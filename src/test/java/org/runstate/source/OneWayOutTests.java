package org.runstate.source;

import java.net.URL;
import java.net.URLConnection;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class OneWayOutTests {

	private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("org.runstate");

	/**
	 * The issuer's address stands in the operator's settings, which nobody types in a
	 * page.
	 */
	@Test
	void nobodyReachesOutPastTheFetcher() {
		noClasses().that(not(resideInAPackage("org.runstate.web.oidc")))
			.should()
			.callMethod(URL.class, "openStream")
			.orShould()
			.callMethod(URL.class, "openConnection")
			.orShould()
			.callMethod(URL.class, "getContent")
			.orShould()
			.dependOnClassesThat()
			.areAssignableTo(URLConnection.class)
			.orShould()
			.dependOnClassesThat()
			.resideInAnyPackage("java.net.http..", "org.springframework.web.client..")
			.check(this.classes);
	}

	/**
	 * Mail goes to the addresses of the operator's settings, which nobody types in a
	 * page.
	 */
	@Test
	void httpClientIsMetInTheFetcherAndTheWayOfMailOnly() {
		noClasses().that(not(resideInAPackage("org.runstate.source.fetch")).and(not(simpleName("Https"))))
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.apache.hc..")
			.check(this.classes);
	}

}
