package io.tandem.rebate.intake;

/** What reports and their answers look like, for the API's description. */
final class TradeExamples {

    static final String TRADE =
            """
            {"programme":"okx","tradeId":"bill-624881939218","userId":"44705892343619584",\
            "instrument":"BTC-USDT","instrumentType":"SPOT","side":"BUY","price":"30218.8",\
            "quantity":"0.0125","volumeUsd":"377.735","fee":"0.377735","feeAsset":"USDT",\
            "liquidity":"TAKER","executedAt":"2026-10-01T12:00:00Z"}\
            """;

    static final String LINE =
            """
            {"line":1,"tradeId":"bill-624881939218","outcome":"accepted"}\
            """;

    static final String ARRAY_ANSWER =
            """
            {"accepted":1,"duplicate":0,"conflict":0,"invalid":0,"results":[{"index":0,\
            "tradeId":"bill-624881939218","outcome":"accepted"}]}\
            """;

    static final String CONFLICT =
            """
            {"type":"urn:tandem:problem:conflict","title":"Conflicting trade","status":409,\
            "detail":"Trade bill-624881939218 is stored with other content.",\
            "instance":"/v1/trades","tradeId":"bill-624881939218"}\
            """;

    private TradeExamples() {}
}
