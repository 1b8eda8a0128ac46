package io.tandem.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.tandem.local.Callers;
import io.tandem.local.ServiceName;
import io.tandem.local.Suite;
import io.tandem.local.http.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * All of a programme's books in rebate-service's database, apart from ids that every run makes
 * anew: what each trade came to in the sub-ledger, postings by account, balances and the roll-up.
 */
final class CrashedBooks {

    // A trade's accruals are added up: how often it was restated depends on when a binding was
    // heard of, and what it came to does not.
    private static final String ACCRUALS =
            """
            select 'accrual', t.trade_id, r.partner_id::text, r.co_inviter_id::text, t.fee_asset,
                sum(r.commissionable), sum(r.gross), sum(r.owner_part), sum(r.co_inviter_part),
                sum(r.invitee_part), sum(r.sign)
            from trade t cross join lateral (
                select 1 as sign, t.partner_id, t.co_inviter_id, t.commissionable, t.gross,
                    t.owner_part, t.co_inviter_part, t.invitee_part
                union all
                select a.sign, a.partner_id, a.co_inviter_id, a.commissionable, a.gross,
                    a.owner_part, a.co_inviter_part, a.invitee_part
                from accrual a where a.period = t.period and a.seq = t.seq) r
            where t.programme = ?
            group by t.trade_id, r.partner_id, r.co_inviter_id, t.fee_asset
            having sum(r.sign) <> 0
            """;

    private static final String POSTINGS =
            """
            select 'posting', a.name, p.asset, p.period, sum(side.amount)
            from journal_entry e join posting p on p.entry_id = e.id
            cross join lateral (values (p.credit_account, p.amount),
                (p.debit_account, -p.amount)) as side (account_id, amount)
            join account a on a.id = side.account_id
            where e.programme = ?
            group by a.name, p.asset, p.period
            having sum(side.amount) <> 0
            """;

    private static final String BALANCES =
            """
            select 'balance', a.name, a.asset, b.amount, b.floor
            from balance b join account a on a.id = b.account_id
            where b.amount <> 0 and b.account_id in (
                select side.account_id from journal_entry e join posting p on p.entry_id = e.id
                cross join lateral (values (p.credit_account), (p.debit_account))
                    as side (account_id)
                where e.programme = ?)
            """;

    private static final String EARNINGS =
            """
            select 'earning', s.partner_id::text, e.day, e.asset, e.category, sum(e.trades),
                sum(e.volume_usd), sum(e.fees), sum(e.gross), sum(e.rebate)
            from source s join earning e on e.source_id = s.id where s.programme = ?
            group by s.partner_id, e.day, e.asset, e.category
            having sum(e.trades) <> 0 or sum(e.rebate) <> 0
            """;

    private static final String ACTIVITY =
            """
            select 'active', s.partner_id::text, a.day, a.asset, a.category, a.user_id
            from source s join active_trader a on a.source_id = s.id where s.programme = ?
            """;

    private static final String COUNTS =
            """
            select 'trades', count(*), count(distinct t.trade_id),
                (select count(*) from trade_key k where k.programme = t.programme)
            from trade t where t.programme = ? group by t.programme
            """;

    private static final List<String> ALL =
            List.of(ACCRUALS, POSTINGS, BALANCES, EARNINGS, ACTIVITY, COUNTS);

    private final Suite suite;
    private final String programme;
    private final Map<UUID, String> partners;

    /**
     * @param partners names that are the same in every run
     */
    CrashedBooks(Suite suite, String programme, Map<UUID, String> partners) {
        this.suite = suite;
        this.programme = programme;
        this.partners = partners;
    }

    /** Every line of the books, sorted. */
    List<String> lines() throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = suite.connect(ServiceName.REBATE)) {
            for (String sql : ALL) {
                read(connection, sql, lines);
            }
        }
        Collections.sort(lines);
        return lines;
    }

    private void read(Connection connection, String sql, List<String> lines) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, programme);
            ResultSet rows = statement.executeQuery();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder line = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    line.append(rows.getString(column)).append(' ');
                }
                lines.add(named(line.toString()));
            }
        }
    }

    private String named(String line) {
        String named = line.replace(":" + programme + ":", ":the-programme:");
        for (Map.Entry<UUID, String> partner : partners.entrySet()) {
            named = named.replace(partner.getKey().toString(), partner.getValue());
        }
        return named;
    }

    static String hash(List<String> lines) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> sha.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What the feed of earnings told of the programme from its beginning on, by partner and asset.
     */
    Map<String, BigDecimal> followed(Callers callers) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        long after = 0;
        while (true) {
            JsonNode page =
                    callers.operator(ServiceName.REBATE)
                            .get("/v1/feed/earnings?limit=1000&after=" + after);
            if (page.path("items").isEmpty()) {
                sums.values().removeIf(sum -> sum.signum() == 0);
                return sums;
            }
            for (JsonNode item : page.path("items")) {
                if (item.path("position").longValue() != ++after) {
                    throw new AssertionError("The feed is not dense at " + after);
                }
                item.path("changes").forEach(change -> add(sums, change));
            }
        }
    }

    private void add(Map<String, BigDecimal> sums, JsonNode change) {
        if (programme.equals(change.path("programme").textValue())
                && change.path("asset").isTextual()) {
            sums.merge(
                    named(change.path("partnerId").textValue())
                            + " "
                            + change.path("asset").textValue(),
                    Json.decimal(change.path("delta")),
                    BigDecimal::add);
        }
    }
}
