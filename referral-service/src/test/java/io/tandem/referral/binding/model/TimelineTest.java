package io.tandem.referral.binding.model;

import static io.tandem.referral.binding.model.Specimens.claim;
import static io.tandem.referral.binding.model.Specimens.day;
import static io.tandem.referral.binding.model.Specimens.expiring;
import static io.tandem.referral.binding.model.Specimens.linkOf;
import static io.tandem.referral.binding.model.Specimens.partner;
import static io.tandem.referral.binding.model.Specimens.recall;
import static io.tandem.referral.binding.model.Specimens.registry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tandem.referral.partner.model.Standing;
import io.tandem.referral.partner.model.StandingHistory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final Registry NOBODYS = registry(Map.of());

    private static void assertRefused(Timeline timeline, Claim claim, RefusalReason reason) {
        assertEquals(List.of(new Refused(claim, reason)), timeline.refusals());
        assertTrue(timeline.terms().stream().noneMatch(term -> term.claim().equals(claim)));
    }

    private static Term open(Claim claim) {
        return new Term(claim, claim.signedUpAt(), Optional.empty());
    }

    private static Term until(Claim claim, Instant end) {
        return new Term(claim, claim.signedUpAt(), Optional.of(end));
    }

    @Test
    void bindsByTheFirstClaimInEventTime() {
        Claim first = claim("u", linkOf("A"), day(1));
        Claim second = claim("u", linkOf("B"), day(2));

        Timeline timeline = Timeline.of(List.of(second, first), NOBODYS);

        assertEquals(List.of(open(first)), timeline.terms());
        assertRefused(timeline, second, RefusalReason.ALREADY_BOUND);
    }

    @Test
    void breaksTiesByContentAndNotByArrival() {
        Claim one = claim("u", linkOf("A"), day(1));
        Claim other = claim("u", linkOf("B"), day(1));

        Timeline timeline = Timeline.of(List.of(one, other), NOBODYS);

        assertEquals(timeline, Timeline.of(List.of(other, one), NOBODYS));
        Claim winner = one.key().compareTo(other.key()) < 0 ? one : other;
        assertEquals(List.of(open(winner)), timeline.terms());
    }

    @Test
    void letsTheNextClaimBindWhenTheFirstIsRefused() {
        Claim self = claim("a", linkOf("A"), day(1));
        Claim byAnother = claim("a", linkOf("B"), day(2));

        Timeline timeline =
                Timeline.of(List.of(self, byAnother), registry(Map.of("a", partner("A"))));

        assertEquals(List.of(open(byAnother)), timeline.terms());
        assertRefused(timeline, self, RefusalReason.SELF_REFERRAL);
    }

    @Test
    void refusesTheCoInvitersOwnAccount() {
        Claim self = claim("c", linkOf("A", "C"), day(1));

        Timeline timeline = Timeline.of(List.of(self), registry(Map.of("c", partner("C"))));

        assertRefused(timeline, self, RefusalReason.SELF_REFERRAL);
    }

    @Test
    void refusesAnUnknownCode() {
        Claim unknown = claim("u", Optional.empty(), day(1), Optional.empty());

        Timeline timeline = Timeline.of(List.of(unknown), NOBODYS);

        assertRefused(timeline, unknown, RefusalReason.UNKNOWN_CODE);
    }

    @Test
    void refusesALinkFromItsExpiryOn() {
        Claim before = claim("u", expiring(linkOf("A"), day(5)), day(5).minusNanos(1000));
        Claim at = claim("v", expiring(linkOf("A"), day(5)), day(5));

        Timeline timeline = Timeline.of(List.of(before, at), NOBODYS);

        assertEquals(List.of(open(before)), timeline.terms());
        assertRefused(timeline, at, RefusalReason.LINK_EXPIRED);
    }

    @Test
    void judgesStandingsByTheTimeOfTheSignUp() {
        StandingHistory suspendedForAWhile =
                new StandingHistory(
                        List.of(
                                new StandingHistory.Change(day(10), new Standing.Suspended()),
                                new StandingHistory.Change(day(20), new Standing.Active())));
        Claim before = claim("u", linkOf("A"), day(9));
        Claim during = claim("v", linkOf("A"), day(10));
        Claim after = claim("w", linkOf("A"), day(20));

        Timeline timeline =
                Timeline.of(
                        List.of(before, during, after), registry(partner("A"), suspendedForAWhile));

        assertEquals(2, timeline.terms().size());
        assertRefused(timeline, during, RefusalReason.PARTNER_SUSPENDED);
    }

    @Test
    void refusesALinkWhoseCoInviterIsSuspended() {
        StandingHistory suspended =
                new StandingHistory(
                        List.of(new StandingHistory.Change(day(0), new Standing.Suspended())));
        Claim claim = claim("u", linkOf("A", "C"), day(1));

        Timeline timeline = Timeline.of(List.of(claim), registry(partner("C"), suspended));

        assertRefused(timeline, claim, RefusalReason.PARTNER_SUSPENDED);
    }

    @Test
    void endsTermsWhenTheOwnerIsClosedAndFreesTheUser() {
        StandingHistory closed =
                new StandingHistory(
                        List.of(new StandingHistory.Change(day(10), new Standing.Closed())));
        Claim before = claim("u", linkOf("A"), day(1));
        Claim tooLate = claim("v", linkOf("A"), day(10));
        Claim afterwards = claim("u", linkOf("B"), day(11));

        Timeline timeline =
                Timeline.of(List.of(before, tooLate, afterwards), registry(partner("A"), closed));

        assertEquals(List.of(until(before, day(10)), open(afterwards)), timeline.terms());
        assertRefused(timeline, tooLate, RefusalReason.PARTNER_CLOSED);
    }

    @Test
    void recallsAUserThatWasIdleForTheLimit() {
        Claim first = claim("u", linkOf("A"), day(0));
        Claim recall = recall("u", linkOf("B"), day(100), day(10));

        Timeline timeline = Timeline.of(List.of(first, recall), NOBODYS);

        assertEquals(List.of(until(first, day(100)), open(recall)), timeline.terms());
    }

    @Test
    void refusesARecallOneMomentBeforeTheLimit() {
        Claim first = claim("u", linkOf("A"), day(0));
        Claim recall = recall("u", linkOf("B"), day(100), day(10).plusNanos(1000));

        Timeline timeline = Timeline.of(List.of(first, recall), NOBODYS);

        assertRefused(timeline, recall, RefusalReason.ALREADY_BOUND);
    }

    @Test
    void countsTheSignUpThatBoundTheUserAsActivity() {
        Claim first = claim("u", linkOf("A"), day(50));
        Claim recall = recall("u", linkOf("B"), day(100), day(0));

        Timeline timeline = Timeline.of(List.of(first, recall), NOBODYS);

        assertRefused(timeline, recall, RefusalReason.ALREADY_BOUND);
    }

    @Test
    void refusesTheSecondHalfOfACycle() {
        Registry accounts = registry(Map.of("a", partner("A"), "b", partner("B")));
        Claim aToB = claim("a", linkOf("B"), day(1));
        Claim bToA = claim("b", linkOf("A"), day(2));

        Timeline timeline = Timeline.of(List.of(bToA, aToB), accounts);

        assertEquals(List.of(open(aToB)), timeline.terms());
        assertRefused(timeline, bToA, RefusalReason.CYCLE);
    }

    @Test
    void refusesWhatClosesALongCycleOverCoInvitersToo() {
        Registry accounts =
                registry(Map.of("a", partner("A"), "b", partner("B"), "c", partner("C")));
        Claim aToB = claim("a", linkOf("B"), day(1));
        Claim bToC = claim("b", linkOf("X", "C"), day(2));
        Claim cToA = claim("c", linkOf("A"), day(3));

        Timeline timeline = Timeline.of(List.of(cToA, bToC, aToB), accounts);

        assertRefused(timeline, cToA, RefusalReason.CYCLE);
    }

    @Test
    void seesNoCycleInABindingThatHasEnded() {
        Registry accounts = registry(Map.of("a", partner("A"), "b", partner("B")));
        Claim aToB = claim("a", linkOf("B"), day(0));
        Claim aToX = recall("a", linkOf("X"), day(100), day(0));
        Claim bToA = claim("b", linkOf("A"), day(101));

        Timeline timeline = Timeline.of(List.of(aToB, aToX, bToA), accounts);

        assertEquals(List.of(), timeline.refusals());
    }
}
