package org.muster.journeys;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text as it goes into an address. */
final class Text {

    private Text() {}

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
