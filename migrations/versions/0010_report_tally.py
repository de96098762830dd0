"""An index by which the reports of a country are counted."""

from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None

COLUMNS = ['form', 'duty_id', 'happened_on', 'place_code', 'status', 'sample', 'sent_at', 'period']


def upgrade() -> None:

    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.create_index('ix_report_tally', COLUMNS, unique=False)


def downgrade() -> None:

    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.drop_index('ix_report_tally')
