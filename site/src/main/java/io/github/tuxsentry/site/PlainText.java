package io.github.tuxsentry.site;

import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/**
 * Text of a node without its markup, on a single line.
 */
final class PlainText extends AbstractVisitor {

	private final StringBuilder text = new StringBuilder();

	private PlainText() {
	}

	static String of(Node node) {
		PlainText text = new PlainText();
		node.accept(text);
		return text.text.toString().replaceAll("\\s+", " ").strip();
	}

	@Override
	public void visit(Text node) {
		this.text.append(node.getLiteral());
	}

	@Override
	public void visit(Code node) {
		this.text.append(node.getLiteral());
	}

	@Override
	public void visit(SoftLineBreak node) {
		this.text.append(' ');
	}

	@Override
	public void visit(HardLineBreak node) {
		this.text.append(' ');
	}

	@Override
	public void visit(FencedCodeBlock node) {
		this.text.append(node.getLiteral());
	}

	@Override
	public void visit(IndentedCodeBlock node) {
		this.text.append(node.getLiteral());
	}

	@Override
	protected void visitChildren(Node parent) {
		super.visitChildren(parent);
		if (parent instanceof Block || parent instanceof TableCell) {
			this.text.append(' ');
		}
	}

}
