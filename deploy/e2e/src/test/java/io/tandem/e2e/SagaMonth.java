package io.tandem.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.ServiceName;
import io.tandem.local.Suite;
import io.tandem.local.act.Quarrel;
import io.tandem.local.http.Json;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A month of a {@link SmallTeam}: reported, reserved, settled, disputed, posted, frozen, ruled
 * upon, corrected and restated. It is played as often as it takes, each time from the beginning and
 * with the same words: whoever asks does not know how far it came.
 *
 * <p>30 and 6 USDT and 0.09 BTC are earned, half of it is pooled, and each gets a third of the
 * pools. Of the 3 USDT that the first gives the second, 2 are contested and 1.5 awarded. Then the
 * second's trade is taken back: 15 USDT are pooled instead of 18, each gets 5 instead of 6, and
 * what the second put in comes back.
 */
final class SagaMonth {

    /** Who gave and got what, leg by leg: member, kind, pocket, amount and asset. */
    private static final Set<String> POSTINGS =
            Set.of(
                    "0 TRANSFER available -3 USDT",
                    "1 TRANSFER available 3 USDT",
                    "0 TRANSFER available -6 USDT",
                    "2 TRANSFER available 6 USDT",
                    "2 TRANSFER available -0.015 BTC, twice",
                    "0 TRANSFER available 0.015 BTC",
                    "1 TRANSFER available 0.015 BTC",
                    "0 HOLD available -2 USDT",
                    "0 HOLD held 2 USDT",
                    "0 HOLD held -1.5 USDT",
                    "1 HOLD available 1.5 USDT",
                    "0 HOLD held -0.5 USDT",
                    "0 HOLD available 0.5 USDT",
                    "0 TRANSFER available -1 USDT",
                    "2 TRANSFER available -1 USDT",
                    "1 TRANSFER available 1 USDT, twice");

    private static final Set<String> RESERVED = Set.of("0 15 USDT", "1 3 USDT", "2 0.045 BTC");

    /** An attempt that was cut short is made again after half a minute or more: make that now. */
    private static final List<String> HURRY =
            List.of(
                    """
                    update dispute_line l set attempt_after = now() from dispute d
                    where d.id = l.dispute_id and d.team_id = ? and d.period = ?
                      and l.attempt_after > now()
                    """,
                    """
                    update pool set due_at = now()
                    where team_id = ? and period = ? and not closed and due_at > now()
                    """,
                    """
                    update settlement set attempt_after = now()
                    where team_id = ? and period = ? and state = 'POSTING' and attempt_after > now()
                    """,
                    """
                    update settlement_recheck r set attempt_after = now() from settlement s
                    where s.id = r.settlement_id and s.team_id = ? and s.period = ?
                      and r.attempt_after > now()
                    """);

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(150);
    private static final Duration HURRY_EVERY = Duration.ofSeconds(3);

    private final Suite suite;
    private final SmallTeam small;
    private final YearMonth period;
    private UUID settlement;
    private UUID dispute;
    private UUID restatement;

    SagaMonth(Suite suite, SmallTeam small, YearMonth period) {
        this.suite = suite;
        this.small = small;
        this.period = period;
    }

    /** Somebody has died who was waited for. */
    static final class Left extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    void play() {
        if (settlement == null) {
            reserve();
        }
        settlement = same(settlement, small.work.settle(small.team, period));
        Quarrel quarrel = new Quarrel(small.callers, "saga/" + period, settlement);
        quarrel(quarrel);
        small.reverse(period, 1);
        JsonNode corrected = await(() -> settlement(settlement), found -> !links(found).isEmpty());
        restatement = same(restatement, links(corrected).getFirst());
        post(restatement);
        await(this::reservations, Set::isEmpty);
    }

    /** What is pooled of what they earned may be paid out no more. */
    private void reserve() {
        small.report(period);
        await(() -> small.earnings(period), small.earned()::equals);
        await(this::reservations, RESERVED::equals);
    }

    /** It is contested before it is posted, so that the posting has something to guard. */
    private void quarrel(Quarrel quarrel) {
        UUID claimant = small.members.get(1);
        UUID holder = small.members.get(0);
        dispute =
                same(
                        dispute,
                        quarrel.open(
                                claimant,
                                "Two of those are mine.",
                                List.of(
                                        new Quarrel.Claim(
                                                holder, SmallTeam.USDT, new BigDecimal("2")))));
        post(settlement);
        await(
                () -> quarrel.as(claimant, dispute),
                found -> Set.of("FROZEN", "ENDED").contains(line(found)));
        quarrel.rule(small.arbiter, dispute, List.of(new BigDecimal("1.5")));
        await(() -> quarrel.as(claimant, dispute), found -> line(found).equals("ENDED"));
    }

    /** Posted on request, or by itself where that was begun; then requested once more. */
    private void post(UUID id) {
        JsonNode wanted = Json.object("id", id);
        if (settlement(id).path("state").asText().equals("CALCULATED")) {
            small.work.post(wanted);
        }
        JsonNode posted =
                await(() -> settlement(id), found -> found.path("state").asText().equals("POSTED"));
        assertEquals(posted.path("transferId"), small.work.post(wanted).path("transferId"));
    }

    /**
     * Each transfer, hold and award is in rebate-service's books, once, as one entry each; what
     * team-service takes for its transfers are these; and the books are in order.
     */
    void assertComplete() {
        Map<String, Set<String>> entries = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        eachPosting((member, posting) -> {
            String kind = posting.path("kind").asText();
            entries.computeIfAbsent(
                            posting.path("reference").asText() + " " + kind, any -> new TreeSet<>())
                    .add(posting.path("entryId").asText());
            counts.merge(
                    "%d %s %s %s %s"
                            .formatted(
                                    member,
                                    kind,
                                    posting.path("account").asText(),
                                    plain(posting.path("amount")),
                                    posting.path("asset").asText()),
                    1,
                    Integer::sum);
        });
        Set<String> postings = new TreeSet<>();
        counts.forEach((posting, count) ->
                postings.add(
                        switch (count) {
                            case 1 -> posting;
                            case 2 -> posting + ", twice";
                            default -> posting + ", " + count + " times";
                        }));
        assertEquals(new TreeSet<>(POSTINGS), postings, toString());
        assertEquals(
                Map.of(
                        reference() + " TRANSFER", Set.of(entry(settlement)),
                        reference() + "-r1 TRANSFER", Set.of(entry(restatement))),
                Map.of(
                        reference() + " TRANSFER", entries.get(reference() + " TRANSFER"),
                        reference() + "-r1 TRANSFER", entries.get(reference() + "-r1 TRANSFER")));
        assertEquals(2, entries.get("dispute-" + dispute + "-1 HOLD").size(), "a hold and its end");
        assertEquals(1, links(settlement(settlement)).size(), "restatements");
        JsonNode integrity = small.books.integrity();
        assertTrue(integrity.path("balanced").booleanValue(), integrity::toString);
    }

    /** The journal entry of a settlement's transfer, whose legs are what was settled. */
    private String entry(UUID id) {
        JsonNode settled = settlement(id);
        JsonNode transfer =
                small.books.operator().get("/v1/transfers/" + settled.path("transferId").asText());
        assertEquals(legs(settled.path("transfers")), legs(transfer.path("legs")), toString());
        return transfer.path("entryId").asText();
    }

    private static Set<String> legs(JsonNode transfers) {
        Set<String> legs = new TreeSet<>();
        transfers.forEach(leg ->
                legs.add(
                        "%s gives %s %s %s"
                                .formatted(
                                        leg.path("from").asText(),
                                        leg.path("to").asText(),
                                        plain(leg.path("amount")),
                                        leg.path("asset").asText())));
        assertEquals(transfers.size(), legs.size());
        return legs;
    }

    private interface OfMember {

        void see(int member, JsonNode item);
    }

    private void eachPosting(OfMember posting) {
        each("postings", posting);
    }

    /** What is kept of each member's of the kind, of this month's settlement or dispute. */
    private void each(String kind, OfMember visit) {
        for (int number = 0; number < small.members.size(); number++) {
            UUID member = small.members.get(number);
            for (JsonNode item :
                    small.books.as(member).all("/v1/partners/" + member + "/" + kind)) {
                if (concerns(item.path("reference").asText())) {
                    visit.see(number, item);
                }
            }
        }
    }

    private Set<String> reservations() {
        Set<String> open = new TreeSet<>();
        each(
                "reservations",
                (member, item) -> {
                    BigDecimal left =
                            Json.decimal(item.path("amount"))
                                    .subtract(Json.decimal(item.path("consumed")));
                    if (item.path("state").asText().equals("OPEN") && left.signum() != 0) {
                        open.add(
                                member
                                        + " "
                                        + SmallTeam.plain(left).toPlainString()
                                        + " "
                                        + item.path("asset").asText());
                    }
                });
        return open;
    }

    private boolean concerns(String reference) {
        return reference.equals(reference())
                || reference.startsWith(reference() + "-r")
                || dispute != null && reference.startsWith("dispute-" + dispute + "-");
    }

    private String reference() {
        return "settlement-" + small.team + "-" + period;
    }

    private JsonNode settlement(UUID id) {
        return small.work.lead().get("/v1/settlements/" + id);
    }

    private static List<JsonNode> links(JsonNode settlement) {
        List<JsonNode> links = new ArrayList<>();
        settlement.path("restatements").forEach(links::add);
        return links;
    }

    private static String line(JsonNode dispute) {
        return dispute.path("lines").path(0).path("state").asText();
    }

    private static String plain(JsonNode amount) {
        return SmallTeam.plain(Json.decimal(amount)).toPlainString();
    }

    /** The id that an answer names, which was told before if anything was. */
    private static UUID same(UUID before, JsonNode answer) {
        UUID id = UUID.fromString(answer.path("id").textValue());
        assertTrue(before == null || before.equals(id), () -> before + " was there before " + id);
        return id;
    }

    /** Looks until it is so, has what is put off done now, and gives up when somebody is dead. */
    private <T> T await(Supplier<T> look, Predicate<T> is) {
        long began = System.nanoTime();
        long hurry = began;
        T seen = look.get();
        while (!is.test(seen)) {
            if (!suite.isAlive(ServiceName.TEAM) || !suite.isAlive(ServiceName.REBATE)) {
                throw new Left();
            }
            T last = seen;
            assertTrue(
                    System.nanoTime() - began < LIMIT.toNanos(),
                    () -> this + ": this is all that became of it: " + last);
            if (System.nanoTime() >= hurry) {
                hurry();
                hurry = System.nanoTime() + HURRY_EVERY.toNanos();
            }
            LockSupport.parkNanos(POLL.toNanos());
            seen = look.get();
        }
        return seen;
    }

    private void hurry() {
        try (Connection connection = suite.connect(ServiceName.TEAM)) {
            for (String sql : HURRY) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setObject(1, small.team);
                    statement.setString(2, period.toString());
                    statement.executeUpdate();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "month %s: settlement %s, dispute %s, restatement %s"
                .formatted(period, settlement, dispute, restatement);
    }
}
