"""People and hand-overs."""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table('hand_over',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('from_id', sa.Integer(), nullable=False),
    sa.Column('to_id', sa.Integer(), nullable=False),
    sa.Column('place_code', sa.String(length=32), nullable=False),
    sa.Column('done_by', sa.Integer(), nullable=True),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['done_by'], ['person.id'], name=op.f('fk_hand_over_done_by')),
    sa.ForeignKeyConstraint(['from_id'], ['person.id'], name=op.f('fk_hand_over_from_id')),
    sa.ForeignKeyConstraint(['place_code'], ['place.code'], name=op.f('fk_hand_over_place_code')),
    sa.ForeignKeyConstraint(['to_id'], ['person.id'], name=op.f('fk_hand_over_to_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_hand_over'))
    )
    with op.batch_alter_table('hand_over', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_hand_over_from_id'), ['from_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_hand_over_to_id'), ['to_id'], unique=False)

    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.add_column(sa.Column('successor_id', sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f('ix_report_successor_id'), ['successor_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_report_successor_id'), 'person', ['successor_id'], ['id'])


def downgrade() -> None:

    with op.batch_alter_table('report', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_report_successor_id'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_report_successor_id'))
        batch_op.drop_column('successor_id')

    with op.batch_alter_table('hand_over', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_hand_over_to_id'))
        batch_op.drop_index(batch_op.f('ix_hand_over_from_id'))

    op.drop_table('hand_over')
