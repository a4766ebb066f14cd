package org.meridian.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.meridian.core.text.Texts;
import org.meridian.dicom.Dataset;
import org.meridian.dicom.DicomFile;
import org.meridian.dicom.DicomReader;
import org.meridian.dicom.DicomWriter;
import org.meridian.dicom.Tag;
import org.meridian.dicom.TransferSyntax;
import org.meridian.dicom.Uids;
import org.meridian.dicom.pixel.Transcoder;

import java.nio.file.Path;
import java.util.Set;

/** {@code transcode IN OUT --syntax UID} */
final class TranscodeCommand implements Command {
    @Override
    public String name() {
        return "transcode";
    }

    @Override
    public Set<String> options() {
        return Set.of("syntax");
    }

    @Override
    public JsonObject run(Session session, Arguments arguments) {
        Path in = arguments.path(arguments.word(0, "IN"));
        Path out = arguments.path(arguments.word(1, "OUT"));
        arguments.atMost(2);
        String uid = arguments.required("syntax");
        if (!Uids.isValid(uid)) {
            throw new UsageException("transcode.syntax", uid);
        }
        TransferSyntax target = TransferSyntax.of(uid);
        return CommandFiles.read(
                in,
                source -> {
                    DicomFile file = DicomReader.read(source);
                    Dataset dataset = Transcoder.standard().transcode(file, target);
                    long length =
                            CommandFiles.write(out, o -> DicomWriter.write(dataset, target, o));
                    return Json.createObjectBuilder()
                            .add("file", out.toString())
                            .add("sopInstanceUID", dataset.text(Tag.SOPInstanceUID))
                            .add("sourceTransferSyntaxUID", file.transferSyntax().uid())
                            .add("transferSyntaxUID", uid)
                            .add("transferSyntaxName", target.name())
                            .add("lossyImageCompression", dataset.text(Tag.LossyImageCompression))
                            .add("sourceLength", source.size())
                            .add("length", length)
                            .build();
                });
    }

    @Override
    public String print(JsonObject result, Texts texts) {
        return texts.get(
                        "transcode.done",
                        result.getString("file"),
                        result.getString("transferSyntaxName"),
                        result.getJsonNumber("length").longValue(),
                        result.getJsonNumber("sourceLength").longValue())
                + "\n";
    }
}
