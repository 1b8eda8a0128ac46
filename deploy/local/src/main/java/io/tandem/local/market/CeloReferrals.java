package io.tandem.local.market;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The referral files of the Celo campaigns. Columns are taken by name, since their order differs
 * from file to file.
 */
public final class CeloReferrals {

    private CeloReferrals() {}

    /**
     * The rows of the campaign that ended on the day; refuses a referrer who is not on the
     * campaign's list.
     */
    public static List<Referral> read(Path data, String day) {
        Path folder = data.resolve("divvi/celo-transactions-" + day);
        Set<String> allowed =
                new HashSet<>(
                        CsvFile.rows(folder.resolve("builder-allowlist.csv")).stream()
                                .map(row -> address(row.get("referrerId")))
                                .toList());
        List<Referral> referrals =
                CsvFile.rows(folder.resolve("referrals.csv")).stream()
                        .map(row ->
                                new Referral(
                                        "celo-" + day,
                                        (int) row.getRecordNumber(),
                                        address(row.get("referrerId")),
                                        address(row.get("userAddress")),
                                        Instant.parse(row.get("timestamp"))))
                        .toList();
        String strangers =
                referrals.stream()
                        .map(Referral::referrer)
                        .filter(referrer -> !allowed.contains(referrer))
                        .distinct()
                        .collect(Collectors.joining(", "));
        if (!strangers.isEmpty()) {
            throw new IllegalArgumentException(
                    "Not on the list of referrers of " + day + ": " + strangers);
        }
        return referrals;
    }

    /** An address in lower case: checksummed spellings mix both. */
    static String address(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
