"""Official papers: who issues them, and their words as they were written in chat."""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('issuing_body',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('programme_code', sa.String(), nullable=False),
    sa.Column('place_code', sa.String(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('above', sa.String(length=200), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('symbol', sa.String(length=40), nullable=False),
    sa.Column('town', sa.String(length=60), nullable=False),
    sa.Column('addressees', sa.String(), nullable=False),
    sa.Column('recipients', sa.String(), nullable=False),
    sa.Column('signs', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['place_code'], ['place.code'], name=op.f('fk_issuing_body_place_code')),
    sa.ForeignKeyConstraint(['programme_code'], ['programme.code'], name=op.f('fk_issuing_body_programme_code')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_issuing_body'))
    )
    with op.batch_alter_table('issuing_body', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_issuing_body_place_code'), ['place_code'], unique=False)
        batch_op.create_index(batch_op.f('ix_issuing_body_programme_code'), ['programme_code'], unique=False)

    op.create_table('narrative',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('place_code', sa.String(), nullable=False),
    sa.Column('span', sa.String(length=24), nullable=False),
    sa.Column('part', sa.String(length=16), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('sample', sa.Boolean(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=True),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['author_id'], ['person.id'], name=op.f('fk_narrative_author_id')),
    sa.ForeignKeyConstraint(['place_code'], ['place.code'], name=op.f('fk_narrative_place_code')),
    sa.ForeignKeyConstraint(['report_id'], ['report.id'], name=op.f('fk_narrative_report_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_narrative')),
    sa.UniqueConstraint('place_code', 'span', 'part', 'sample', 'version', name=op.f('uq_narrative_place_code_span_part_sample_version'))
    )
    with op.batch_alter_table('narrative', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_narrative_place_code'), ['place_code'], unique=False)
        batch_op.create_index(batch_op.f('ix_narrative_report_id'), ['report_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('narrative', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_narrative_report_id'))
        batch_op.drop_index(batch_op.f('ix_narrative_place_code'))

    op.drop_table('narrative')
    with op.batch_alter_table('issuing_body', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_issuing_body_programme_code'))
        batch_op.drop_index(batch_op.f('ix_issuing_body_place_code'))

    op.drop_table('issuing_body')
