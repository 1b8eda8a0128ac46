package io.tandem.team.roster.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tandem.team.roster.model.Succession.Choice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SuccessionTest {

    private static final PartnerId OLDEST = id(9);
    private static final PartnerId SECOND = id(1);
    private static final PartnerId THIRD = id(5);
    private static final PartnerId GONE = id(7);
    private static final List<PartnerId> MEMBERS = List.of(OLDEST, SECOND, THIRD);

    private static PartnerId id(long value) {
        return new PartnerId(new UUID(0, value));
    }

    private static Optional<Choice> next(
            Set<PartnerId> unfit, Optional<PartnerId> named, Map<PartnerId, PartnerId> ballots) {
        return new Succession(MEMBERS, unfit, named, ballots).next();
    }

    private static Optional<Choice> choice(PartnerId lead, LeadWay way) {
        return Optional.of(new Choice(lead, way));
    }

    @Test
    void whoIsNamedComesFirst() {
        assertEquals(
                choice(THIRD, LeadWay.NAMED),
                next(Set.of(), Optional.of(THIRD), Map.of(OLDEST, SECOND, SECOND, SECOND)));
    }

    @Test
    void thenWhomMoreThanHalfOfAllWant() {
        assertEquals(
                choice(SECOND, LeadWay.ELECTED),
                next(Set.of(), Optional.of(GONE), Map.of(OLDEST, SECOND, SECOND, SECOND)));
    }

    @Test
    void thenWhoHasBeenThereForLongest() {
        assertEquals(
                choice(OLDEST, LeadWay.LONGEST_STANDING),
                next(Set.of(), Optional.empty(), Map.of(OLDEST, SECOND, SECOND, THIRD)));
    }

    @Test
    void halfIsNotMoreThanHalf() {
        Succession two =
                new Succession(
                        List.of(OLDEST, SECOND),
                        Set.of(),
                        Optional.empty(),
                        Map.of(SECOND, SECOND));

        assertEquals(choice(OLDEST, LeadWay.LONGEST_STANDING), two.next());
    }

    @Test
    void whatThoseWhoAreGoneWantedDoesNotCount() {
        assertEquals(
                choice(OLDEST, LeadWay.LONGEST_STANDING),
                next(Set.of(), Optional.empty(), Map.of(GONE, SECOND, SECOND, SECOND)));
    }

    @Test
    void whoIsUnfitLeadsOnlyWhereAllAre() {
        assertEquals(
                choice(SECOND, LeadWay.LONGEST_STANDING),
                next(Set.of(OLDEST), Optional.of(OLDEST), Map.of()));
        assertEquals(
                choice(OLDEST, LeadWay.LONGEST_STANDING),
                next(Set.of(OLDEST, SECOND, THIRD), Optional.of(THIRD), Map.of()));
    }

    @Test
    void whereNobodyIsLeftNobodyLeads() {
        assertEquals(
                Optional.empty(),
                new Succession(List.of(), Set.of(), Optional.of(GONE), Map.of()).next());
    }
}
