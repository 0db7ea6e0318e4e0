package org.muster.gateway.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import io.vertx.core.buffer.Buffer;

/**
 * A script or style of the console (资源). Its name holds a digest of its content, so it never changes.
 *
 * @param brotli null when the build made none
 * @param gzip null when the build made none
 */
record Asset(String type, Buffer plain, Buffer brotli, Buffer gzip) {

    private static final String FOLDER = "META-INF/resources/assets/";

    /** @return null when there is none of that name */
    static Asset named(String name) {
        Buffer plain = read(name);
        return plain == null ? null : new Asset(type(name), plain, read(name + ".br"), read(name + ".gz"));
    }

    private static String type(String name) {
        if (name.endsWith(".js")) {
            return "text/javascript; charset=utf-8";
        }
        return name.endsWith(".css") ? "text/css; charset=utf-8" : "application/octet-stream";
    }

    private static Buffer read(String name) {
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + name)) {
            return stream == null ? null : Buffer.buffer(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
