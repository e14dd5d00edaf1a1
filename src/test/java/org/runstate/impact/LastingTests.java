package org.runstate.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LastingTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

	private static final Instant NOW = TODAY.atTime(8, 0).toInstant(ZoneOffset.UTC);

	@ParameterizedTest(name = "{0}: {6}")
	@CsvSource(nullValues = "-", textBlock = """
			# what it is                     category      urgency act by in  ends in  said ago  matters
			to be done today               , retirement  , later  ,    0     ,  -     ,   200   , true
			to be done yesterday           , retirement  , later  ,   -1     ,  -     ,   200   , false
			to be done yesterday but lasts , retirement  , later  ,   -1     ,  300   ,   200   , true
			comes some day                 , feature     , none   ,    -     ,  100   ,   400   , true
			in effect for thirty days      , feature     , none   ,    -     ,  -30   ,   400   , true
			long done                      , feature     , none   ,    -     ,  -31   ,   400   , false
			done yet said again            , feature     , none   ,    -     ,  -31   ,     1   , false
			urgent of late                 , security    , now    ,    -     ,  -     ,    29   , true
			urgent and done                , security    , soon   ,   -9     ,  -40   ,    20   , true
			urgent long ago                , security    , now    ,    -     ,  -     ,    31   , false
			incident of late               , incident    , none   ,    -     ,  -     ,    13   , true
			incident of last month         , incident    , none   ,    -     ,  -     ,    15   , false
			known issue with a past day    , known-issue , later  ,    -     ,  -50   ,    13   , true
			without a day and fresh        , update      , later  ,    -     ,  -     ,    13   , true
			without a day and old          , update      , later  ,    -     ,  -     ,    15   , false
			nobody knows since when        , update      , now    ,    -     ,  -     ,     -   , false
			""")
	void mattersWhileItIsInEffectOrComing(String what, String category, String urgency, @Nullable Integer actBy,
			@Nullable Integer ends, @Nullable Integer said, boolean matters) {
		assertThat(lasting(category, urgency, actBy, ends, said, false).matters(TODAY, NOW)).as(what)
			.isEqualTo(matters);
	}

	@ParameterizedTest
	@CsvSource({ "incident", "known-issue", "maintenance" })
	void whatIsOverMattersToNobody(String category) {
		assertThat(lasting(category, "now", 5, 5, 1, true).matters(TODAY, NOW)).isFalse();
	}

	private static Lasting lasting(String category, String urgency, @Nullable Integer actBy, @Nullable Integer ends,
			@Nullable Integer said, boolean over) {
		Impact impact = new Impact(Set.of(), List.of(), Category.valueOf(ImpactRow.name(category)), Action.PLAN, false,
				Level.HIGH, Level.NONE, Level.NONE, Urgency.valueOf(ImpactRow.name(urgency)), day(actBy), List.of());
		return new Lasting(new News(1, 1, 1, 1, "A", null, "", "S", impact, List.of(), NOW), 1L, day(ends),
				(said != null) ? TODAY.minusDays(said).atTime(8, 0).toInstant(ZoneOffset.UTC) : null, over);
	}

	private static @Nullable LocalDate day(@Nullable Integer away) {
		return (away != null) ? TODAY.plusDays(away) : null;
	}

}
