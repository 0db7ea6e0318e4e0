package org.muster.journeys.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

/** The machine's own Chromium, installed from Debian's packages where it is missing and that is possible. */
final class Chromium implements AutoCloseable {

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-background-networking")));
    }

    static Chromium start() throws IOException, InterruptedException {
        String named = System.getenv("CHROMIUM");
        return new Chromium(named == null ? here() : Path.of(named));
    }

    private static Path here() throws IOException, InterruptedException {
        if (found().isEmpty() || !speaksChinese()) {
            install();
        }
        return found().orElseThrow(
                        () -> new AssertionError(
                                "The journeys through the console need Chromium and a Chinese font; install them (on Debian: apt-get install chromium fonts-noto-cjk), or set CHROMIUM to its program."));
    }

    private static Optional<Path> found() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    /** Otherwise the pictures would show boxes. */
    private static boolean speaksChinese() throws IOException, InterruptedException {
        return run("command -v fc-list >/dev/null && fc-list :lang=zh | grep -q .");
    }

    /** Where Debian's packages can be installed; elsewhere nothing happens. */
    private static void install() throws IOException, InterruptedException {
        run("[ \"$(id -u)\" = 0 ] && command -v apt-get >/dev/null && apt-get -q update"
                + " && DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends"
                + " chromium fonts-noto-cjk fontconfig");
    }

    private static boolean run(String commands) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", commands)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
