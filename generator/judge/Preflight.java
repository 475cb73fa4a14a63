import java.io.File;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.exception.SyntaxValidationException;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/**
 * Prints what PDFBox Preflight, a validator for PDF/A-1b, finds in files: for each file one error a
 * line (code, tab, details), then a line that says "judged".
 */
public class Preflight {
    public static void main(String[] files) throws Exception {
        for (String file : files) {
            for (ValidationResult.ValidationError error : judge(new File(file)).getErrorsList()) {
                System.out.println(error.getErrorCode() + "\t" + error.getDetails());
            }
            System.out.println("judged");
        }
    }

    private static ValidationResult judge(File file) throws Exception {
        try {
            PreflightParser parser = new PreflightParser(file);
            parser.parse();
            try (PreflightDocument document = parser.getPreflightDocument()) {
                document.validate();
                return document.getResult();
            }
        } catch (SyntaxValidationException e) {
            return e.getResult();
        }
    }
}
