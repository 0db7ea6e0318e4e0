package org.muster.notice.cap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.notice.cap.CapMessage.Area;
import org.muster.notice.cap.CapMessage.Info;
import org.muster.notice.cap.CapMessage.MsgType;
import org.muster.notice.cap.CapMessage.NamedValue;
import org.muster.notice.cap.CapMessage.Reference;
import org.muster.notice.cap.CapMessage.Scope;
import org.muster.notice.cap.CapMessage.Status;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.problem.ProblemException.Fault;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads messages that others wrote. */
@ApplicationScoped
public class CapReader {

    /** The value name of divisions in areas. */
    static final String GEOCODE = "GB/T2260";

    @Inject
    CapSchema schema;

    /** @throws ProblemException 400 with line and column of whatever departs from the schema */
    public CapMessage read(byte[] document) {
        List<CapSchema.Fault> faults = schema.faults(document);
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    400,
                    "alert-invalid",
                    faults.stream()
                            .map(fault ->
                                    new Fault("line " + fault.line() + ", column " + fault.column(), fault.message()))
                            .toList(),
                    faults.size());
        }
        return message(parse(document));
    }

    private static Element parse(byte[] document) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(document))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("A valid document cannot be read", e);
        }
    }

    private static CapMessage message(Element alert) {
        return new CapMessage(
                new Reference(text(alert, "sender"), text(alert, "identifier"), moment(alert, "sent")),
                Status.valueOf(text(alert, "status")),
                MsgType.valueOf(text(alert, "msgType")),
                Scope.valueOf(text(alert, "scope")),
                text(alert, "restriction"),
                text(alert, "note"),
                references(text(alert, "references")),
                text(alert, "incidents"),
                children(alert, "info").stream().map(CapReader::info).toList());
    }

    private static List<Reference> references(String text) {
        try {
            return text == null
                    ? List.of()
                    : Arrays.stream(text.strip().split("\\s+"))
                            .map(Reference::read)
                            .toList();
        } catch (DateTimeException e) {
            throw ProblemException.badRequest("alert-references", text);
        }
    }

    private static Info info(Element info) {
        return new Info(
                text(info, "language"),
                texts(info, "category"),
                text(info, "event").strip(),
                texts(info, "responseType"),
                text(info, "urgency"),
                text(info, "severity"),
                text(info, "certainty"),
                moment(info, "effective"),
                moment(info, "onset"),
                moment(info, "expires"),
                text(info, "senderName"),
                text(info, "headline"),
                text(info, "description"),
                text(info, "instruction"),
                text(info, "contact"),
                children(info, "parameter").stream().map(CapReader::named).toList(),
                children(info, "area").stream().map(CapReader::area).toList());
    }

    private static Area area(Element area) {
        return new Area(
                text(area, "areaDesc").strip(),
                children(area, "geocode").stream()
                        .map(CapReader::named)
                        .filter(geocode -> letters(geocode.name()).equals(letters(GEOCODE)))
                        .map(geocode -> geocode.value().strip())
                        .filter(code -> code.matches("\\d{6}(\\d{6})?"))
                        .map(code -> code.substring(0, 6))
                        .toList());
    }

    /** Senders write GB/T2260, GB/T 2260 and GBT2260. */
    private static String letters(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }

    private static NamedValue named(Element element) {
        return new NamedValue(
                text(element, "valueName").strip(), text(element, "value").strip());
    }

    private static Instant moment(Element parent, String name) {
        String text = text(parent, name);
        return text == null ? null : OffsetDateTime.parse(text.strip()).toInstant();
    }

    private static List<String> texts(Element parent, String name) {
        return children(parent, name).stream().map(Element::getTextContent).toList();
    }

    /** Null when there is none. */
    private static String text(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? null : found.get(0).getTextContent();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getLocalName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }
}
