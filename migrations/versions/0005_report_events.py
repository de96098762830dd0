"""Steps of reports: accepted, returned, unlocked, withdrawn."""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table('report_event',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('reason', sa.String(length=1000), nullable=False),
    sa.Column('lines', sa.String(length=1000), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_report_event_person_id')),
    sa.ForeignKeyConstraint(['report_id'], ['report.id'], name=op.f('fk_report_event_report_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report_event'))
    )
    with op.batch_alter_table('report_event', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_report_event_report_id'), ['report_id'], unique=False)

    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.create_index('ix_report_returned', ['place_code', 'reporter_id'], unique=False, sqlite_where=sa.text("status = 'returned'"), postgresql_where=sa.text("status = 'returned'"))
        batch_op.create_index('ix_report_waiting', ['place_path'], unique=False, sqlite_where=sa.text("status = 'sent'"), postgresql_where=sa.text("status = 'sent'"))



def downgrade() -> None:

    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.drop_index('ix_report_waiting', sqlite_where=sa.text("status = 'sent'"), postgresql_where=sa.text("status = 'sent'"))
        batch_op.drop_index('ix_report_returned', sqlite_where=sa.text("status = 'returned'"), postgresql_where=sa.text("status = 'returned'"))

    with op.batch_alter_table('report_event', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_report_event_report_id'))

    op.drop_table('report_event')
