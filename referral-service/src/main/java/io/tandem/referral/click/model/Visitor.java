package io.tandem.referral.click.model;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What kind of visitor a user agent says it is. Machines that follow links (crawlers, link
 * previews, monitors, libraries) are told apart from people, as they never sign up; one that says
 * nothing is taken for a machine. A machine that claims to be a browser is not found by this.
 */
public enum Visitor {
    DESKTOP,
    MOBILE,
    TABLET,
    BOT;

    private static final Pattern MACHINE =
            Pattern.compile(
                    // A CUBOT is a telephone.
                    "(?<!cu)bot\\b|bots\\b|crawl|spider|slurp|preview|facebookexternalhit|facebookcatalog|whatsapp"
                            + "|embedly|quora link|vkshare|mediapartners|lighthouse|headless|phantomjs|selenium"
                            + "|puppeteer|playwright|pingdom|uptime|monitor|scrap|curl|wget|httpie|python|java/"
                            + "|java-http-client|okhttp|axios|node-fetch|undici|go-http-client|libwww"
                            + "|apache-httpclient|ruby|\\bperl|postman|insomnia|archiver|validator|fetcher");
    private static final Pattern HAND_HELD =
            Pattern.compile("iphone|ipod|android.*mobile|mobile.*firefox|windows phone");
    private static final Pattern SLATE = Pattern.compile("ipad|tablet|android|kindle|silk/");

    /** The visitor that a user agent names; {@code null} or blank is a machine. */
    public static Visitor of(String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return BOT;
        }
        String agent = userAgent.toLowerCase(Locale.ROOT);
        if (MACHINE.matcher(agent).find()) {
            return BOT;
        }
        if (HAND_HELD.matcher(agent).find()) {
            return MOBILE;
        }
        return SLATE.matcher(agent).find() ? TABLET : DESKTOP;
    }

    public boolean isBot() {
        return this == BOT;
    }
}
