package org.muster.notice.cap;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.notice.cap.CapMessage.Area;
import org.muster.notice.cap.CapMessage.Info;
import org.muster.notice.cap.CapMessage.NamedValue;
import org.muster.notice.cap.CapMessage.Reference;

/** Writes messages as XML. What leaves has been held against the schema. */
@ApplicationScoped
public class CapWriter {

    private static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

    @Inject
    CapSchema schema;

    public byte[] write(CapMessage message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new Document(xml).write(message);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        byte[] document = bytes.toByteArray();
        List<CapSchema.Fault> faults = schema.faults(document);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("A message of our own is not valid: " + faults);
        }
        return document;
    }

    private record Document(XMLStreamWriter xml) {

        void write(CapMessage message) throws XMLStreamException {
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("alert");
            xml.writeDefaultNamespace(NAMESPACE);
            element("identifier", message.self().identifier());
            element("sender", message.self().sender());
            moment("sent", message.self().sent());
            element("status", message.status().name());
            element("msgType", message.msgType().name());
            element("scope", message.scope().name());
            element("restriction", message.restriction());
            element("note", message.note());
            if (!message.references().isEmpty()) {
                element(
                        "references",
                        message.references().stream().map(Reference::toString).collect(Collectors.joining(" ")));
            }
            element("incidents", message.incidents());
            for (Info info : message.infos()) {
                info(info);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        }

        private void info(Info info) throws XMLStreamException {
            xml.writeStartElement("info");
            element("language", info.language());
            elements("category", info.categories());
            element("event", info.event());
            elements("responseType", info.responseTypes());
            element("urgency", info.urgency());
            element("severity", info.severity());
            element("certainty", info.certainty());
            moment("effective", info.effective());
            moment("onset", info.onset());
            moment("expires", info.expires());
            element("senderName", info.senderName());
            element("headline", info.headline());
            element("description", info.description());
            element("instruction", info.instruction());
            element("contact", info.contact());
            for (NamedValue parameter : info.parameters()) {
                named("parameter", parameter.name(), parameter.value());
            }
            for (Area area : info.areas()) {
                xml.writeStartElement("area");
                element("areaDesc", area.description());
                for (String division : area.divisions()) {
                    named("geocode", CapReader.GEOCODE, division);
                }
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }

        private void named(String element, String name, String value) throws XMLStreamException {
            xml.writeStartElement(element);
            element("valueName", name);
            element("value", value);
            xml.writeEndElement();
        }

        private void elements(String name, List<String> texts) throws XMLStreamException {
            for (String text : texts) {
                element(name, text);
            }
        }

        private void moment(String name, Instant at) throws XMLStreamException {
            element(name, at == null ? null : Reference.moment(at));
        }

        private void element(String name, String text) throws XMLStreamException {
            if (text != null) {
                xml.writeStartElement(name);
                xml.writeCharacters(printable(text));
                xml.writeEndElement();
            }
        }

        /** XML has no place for control characters, which a text may have been pasted with. */
        private static String printable(String text) {
            return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
        }
    }
}
