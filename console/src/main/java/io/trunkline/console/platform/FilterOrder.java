package io.trunkline.console.platform;

import org.springframework.core.Ordered;

/// The order of the console's filters. They come after the request log and before Spring Security, which sees only the
/// console's own operations.
public final class FilterOrder {
    public static final int CREDENTIALS = Ordered.HIGHEST_PRECEDENCE + 100;
    public static final int PROXY = CREDENTIALS + 1;
    public static final int PAGES = PROXY + 1;

    private FilterOrder() {}
}
