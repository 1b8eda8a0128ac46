package io.tandem.local.demo;

import io.tandem.local.Callers;
import io.tandem.local.act.Books;
import io.tandem.local.act.Exchange;
import io.tandem.local.market.Market;
import io.tandem.local.math.ExpectedRebates;
import java.util.ArrayList;
import java.util.List;

/** Every invariant of the design that can be seen from outside, checked on what was played. */
final class Checks {

    private final Market market;
    private final Played played;
    private final ExpectedRebates expected;
    private final Callers callers;

    Checks(Market market, Played played, ExpectedRebates expected, Callers callers) {
        this.market = market;
        this.played = played;
        this.expected = expected;
        this.callers = callers;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        BookChecks books = new BookChecks(market, played, expected, new Books(callers));
        SettlementChecks settlement = new SettlementChecks(played, market.period(), callers);
        findings.add(books.postingsSumToZero());
        findings.add(books.balancesAreTheirPostings());
        findings.add(books.rebatesAreAsRecomputed());
        findings.add(books.replayChangesNothing(new Exchange(callers, market.programme())));
        findings.add(settlement.partsAreAsRecomputed());
        findings.add(settlement.transfersAreNet());
        findings.add(settlement.repetitionMovesNothing());
        findings.add(new TraceCheck(market, played, expected, callers).amountOpensIntoItsTrades());
        findings.add(settlement.agreementIsSignedAsItStands());
        findings.add(new PrivacyChecks(market, played, callers).othersAreNotThere());
        return findings;
    }
}
