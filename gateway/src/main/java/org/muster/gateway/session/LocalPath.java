package org.muster.gateway.session;

import java.net.URI;
import java.net.URISyntaxException;

/** A place of this site to go to after the login. Anything a browser could read as another site is none. */
final class LocalPath {

    private LocalPath() {}

    /** @return the path as it may stand in a Location header, null when it is none of ours */
    static String of(String path) {
        if (path.isEmpty() || path.charAt(0) != '/' || path.startsWith("//") || path.indexOf('\\') >= 0) {
            return null;
        }
        try {
            URI uri = new URI(path);
            return uri.getScheme() == null && uri.getRawAuthority() == null ? uri.toASCIIString() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
