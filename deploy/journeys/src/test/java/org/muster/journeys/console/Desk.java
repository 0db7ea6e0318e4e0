package org.muster.journeys.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import com.microsoft.playwright.options.WaitForSelectorState;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person in front of a browser window. Whatever a page writes to the browser's console as an error, such as something
 * the content security policy forbids, fails the journey when the desk is left.
 */
final class Desk implements AutoCloseable {

    static final String MUSTER = "http://localhost:8080";
    private static final Path ROOT = Path.of(System.getProperty("muster.root"));
    private static final Path PICTURES = ROOT.resolve("deploy/journeys/target/screenshots");
    private static final Path AXE = ROOT.resolve("gateway/console/node_modules/axe-core/axe.min.js");

    private static final long QUIET_NANOS = 400_000_000;

    /** After that long without a further request none is underway, though the browser told of no end. */
    private static final long LOST_NANOS = 5_000_000_000L;

    /** Half-way from one colour to another a button has neither's contrast. */
    private static final String COLOURS_SETTLED = """
            Promise.allSettled(document.getAnimations()
                .filter((one) => one instanceof CSSTransition).map((one) => one.finished)).then(() => undefined)""";

    private static final String RUN_AXE = """
            async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })).violations
                .filter(found => found.impact === 'serious' || found.impact === 'critical')
                .map(found => found.id + ': ' + found.nodes.map(node => node.html.slice(0, 200)).join(' | '))""";

    private static final String NOT_FOR_PAPER = """
            () => [...document.body.querySelectorAll('*')].filter(one => one.checkVisibility() && one.getClientRects().length)
                .filter(one => one.matches('input, select, textarea, .tabs, .side, .top, .action-bar, .button, button:not(.link, .on, [aria-pressed=true])')
                    || !(one instanceof SVGElement) && getComputedStyle(one).color !== 'rgb(0, 0, 0)')
                .map(one => one.outerHTML.slice(0, 120))""";

    private final BrowserContext context;
    private final Page page;
    private final Size size;
    private final String user;
    private final List<String> complaints = new ArrayList<>();
    private int pictures;
    private final Set<Request> underway = new HashSet<>();
    private long lastRequest;

    /** The window. */
    enum Size {
        PHONE(360, 740),
        OFFICE(1280, 800);

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    Desk(Chromium chromium, Size size, String user) {
        this(chromium, size, user, ServiceWorkerPolicy.BLOCK);
    }

    /** @param worker whether the console may be kept on the device, as it is on people's phones */
    Desk(Chromium chromium, Size size, String user, ServiceWorkerPolicy worker) {
        this.size = size;
        this.user = user;
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(size.width, size.height)
                        .setHasTouch(size == Size.PHONE)
                        .setServiceWorkers(worker)
                        .setLocale("zh-CN"));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isTold(message)) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(this::begun);
        page.onRequestFinished(this::ended);
        page.onRequestFailed(this::ended);
    }

    /** The stream of live updates never ends; what a page still waits for ends with it, and nobody says so. */
    private void begun(Request request) {
        if (request.isNavigationRequest() && request.frame() == page.mainFrame()) {
            underway.clear();
        }
        if (!request.url().endsWith("/api/live")) {
            underway.add(request);
            lastRequest = System.nanoTime();
        }
    }

    private void ended(Request request) {
        if (underway.remove(request)) {
            lastRequest = System.nanoTime();
        }
    }

    /** Whether it is nothing but what the page itself tells: that something was refused, or that there is no network. */
    private static boolean isTold(ConsoleMessage message) {
        return message.text().contains("ERR_INTERNET_DISCONNECTED")
                || message.location().contains("/api/")
                        && message.text().matches(".*status of (400|401|403|404|409|412|422|428).*");
    }

    Page page() {
        return page;
    }

    Size size() {
        return size;
    }

    /** Opens an address of the console as somebody who is not logged in, and comes back to it from the provider's form. */
    Desk logIn(String address) {
        page.navigate(MUSTER + address);
        page.locator("#username").fill(user);
        page.locator("#password").fill(user);
        page.locator("#kc-login").click();
        page.waitForURL(MUSTER + address);
        return this;
    }

    Desk open(String address) {
        page.navigate(MUSTER + address);
        return this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    Locator exactLink(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Desk sees(String words) {
        assertThat(page.getByText(words).locator("visible=true").first()).isVisible();
        return this;
    }

    /** For what others on the same station may change, such as a number. */
    Desk sees(Pattern words) {
        assertThat(page.getByText(words).locator("visible=true").first()).isVisible();
        return this;
    }

    /** Takes a picture of what is seen, and looks whether everybody could use it. */
    Desk look(String name) {
        page.waitForLoadState();
        page.waitForCondition(() -> System.nanoTime() - lastRequest > (underway.isEmpty() ? QUIET_NANOS : LOST_NANOS));
        underway.clear();
        page.locator(".van-skeleton")
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.evaluate(COLOURS_SETTLED);
        String picture = "%s-%s-%02d-%s.png".formatted(size.name().toLowerCase(), user, ++pictures, name);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(picture)));
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .as("width of " + picture)
                .isLessThanOrEqualTo(size.width);
        page.evaluate(axe());
        assertThat((List<?>) page.evaluate(RUN_AXE))
                .as("what axe finds in " + picture)
                .isEmpty();
        return this;
    }

    /** Prints what is seen on A4, and looks whether that is black and nothing one would press. */
    Desk prints(String name) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat((List<?>) page.evaluate(NOT_FOR_PAPER))
                .as("what does not belong on paper in " + name)
                .isEmpty();
        page.pdf(new Page.PdfOptions()
                .setPreferCSSPageSize(true)
                .setPath(PICTURES.resolve("%s-%s-%s.pdf".formatted(size.name().toLowerCase(), user, name))));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(null));
        return this;
    }

    private static String axe() {
        try {
            return Files.readString(AXE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "axe-core comes with the console's build: mvn -Dquick package -pl gateway", e);
        }
    }

    Desk withoutNetwork(boolean cut) {
        context.setOffline(cut);
        return this;
    }

    /** The scripts and styles that the page has loaded, as long as they are when sent, in bytes. */
    long loaded() {
        Object bytes = page.evaluate(
                "() => performance.getEntriesByType('resource').filter(one => /assets/.test(one.name)).reduce((sum, one) => sum + one.encodedBodySize, 0)",
                Map.of());
        return ((Number) bytes).longValue();
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("errors in the browser's console").isEmpty();
    }
}
