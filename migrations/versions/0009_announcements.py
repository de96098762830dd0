"""Announcements and whom they are for."""

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table('announcement',
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('urgent', sa.Boolean(), nullable=False),
    sa.Column('reminded_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['report_id'], ['report.id'], name=op.f('fk_announcement_report_id')),
    sa.PrimaryKeyConstraint('report_id', name=op.f('pk_announcement'))
    )
    op.create_table('announcement_recipient',
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('place_code', sa.String(), nullable=False),
    sa.Column('read_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answer', sa.String(length=1000), nullable=False),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_announcement_recipient_person_id')),
    sa.ForeignKeyConstraint(['place_code'], ['place.code'], name=op.f('fk_announcement_recipient_place_code')),
    sa.ForeignKeyConstraint(['report_id'], ['announcement.report_id'], name=op.f('fk_announcement_recipient_report_id')),
    sa.PrimaryKeyConstraint('report_id', 'person_id', name=op.f('pk_announcement_recipient'))
    )
    with op.batch_alter_table('announcement_recipient', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_announcement_recipient_person_id'), ['person_id'], unique=False)


def downgrade() -> None:

    with op.batch_alter_table('announcement_recipient', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_announcement_recipient_person_id'))

    op.drop_table('announcement_recipient')
    op.drop_table('announcement')
